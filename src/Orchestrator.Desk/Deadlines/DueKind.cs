namespace Orchestrator.Desk.Deadlines;

/// <summary>What a due item is to the people it binds.</summary>
public enum DueKind
{
    /// <summary>截止时间: an actor must act before it.</summary>
    Statutory = 0,

    /// <summary>建议完成时间: derived by back-scheduling, never legal (C19).</summary>
    Internal = 1,

    /// <summary>A period that must run out, such as a publicity.</summary>
    Period = 2,

    /// <summary>From this instant an action is allowed.</summary>
    Opening = 3,

    /// <summary>A technical wait.</summary>
    Timer = 4,
}
