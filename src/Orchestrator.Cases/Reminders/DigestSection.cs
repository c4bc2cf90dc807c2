namespace Orchestrator.Cases.Reminders;

/// <summary>The parts of a digest, in their order.</summary>
public enum DigestSection
{
    /// <summary>督办.</summary>
    Supervision = 0,

    /// <summary>Overdue.</summary>
    Overdue = 1,

    /// <summary>T.</summary>
    DueToday = 2,

    /// <summary>T-10 to T-1.</summary>
    DueSoon = 3,

    /// <summary>Opened today.</summary>
    Opened = 4,

    /// <summary>Notices.</summary>
    Notice = 5,

    /// <summary>抄送: what others have to do.</summary>
    Copy = 6,

    /// <summary>Reminders for which no recipient is known.</summary>
    Undelivered = 7,
}
