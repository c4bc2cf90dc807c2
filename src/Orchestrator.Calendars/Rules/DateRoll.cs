namespace Orchestrator.Calendars;

/// <summary>Where a last day goes that falls on a rest day (C13; Civil Code 203).</summary>
public enum DateRoll
{
    /// <summary>It stays; the effective working day before it is shown beside it.</summary>
    None,

    /// <summary>To the next working day: periods that run forward.</summary>
    Next,

    /// <summary>To the working day before: periods counted back from an event.</summary>
    Previous,
}
