namespace Orchestrator.Storage.OfficialNotices;

/// <summary>Whether a notice's version is in force.</summary>
public enum NoticeVersionState
{
    /// <summary>Imported, waiting for the second pair of eyes.</summary>
    Proposed = 0,

    /// <summary>In force from its approval, until a later version is.</summary>
    Approved = 1,

    /// <summary>Refused or withdrawn.</summary>
    Rejected = 2,
}
