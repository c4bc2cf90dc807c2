namespace Orchestrator.Storage.Holidays;

/// <summary>Whether a calendar version is in force.</summary>
public enum CalendarVersionState
{
    /// <summary>Imported, waiting for the second pair of eyes.</summary>
    Proposed = 0,

    /// <summary>In force from its approval.</summary>
    Approved = 1,

    /// <summary>Refused.</summary>
    Rejected = 2,
}
