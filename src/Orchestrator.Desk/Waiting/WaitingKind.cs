namespace Orchestrator.Desk.Waiting;

/// <summary>What waits for somebody.</summary>
public enum WaitingKind
{
    /// <summary>周期变更 that somebody else proposed.</summary>
    Move = 0,

    /// <summary>A definition that somebody else submitted.</summary>
    Definition = 1,

    /// <summary>Working days that somebody else proposed.</summary>
    Calendar = 2,

    /// <summary>A notice that somebody else imported.</summary>
    Notice = 3,

    /// <summary>Work that failed and was set aside.</summary>
    DeadLetter = 4,

    /// <summary>A task of one's own role with a last day that is near or over.</summary>
    Task = 5,
}
