namespace Orchestrator.Workflows.Runtime;

/// <summary>What a deadline is to the people it binds.</summary>
public enum DeadlineKind
{
    /// <summary>截止时间: an actor must act before it.</summary>
    Statutory = 0,

    /// <summary>建议完成时间: derived by back-scheduling; never shown as legal (C19).</summary>
    Internal = 1,

    /// <summary>A period that must run out: a publicity.</summary>
    Period = 2,

    /// <summary>An opening: from this instant an action is allowed.</summary>
    Opening = 3,

    /// <summary>A technical wait (Delay, Timer, StartAt).</summary>
    Timer = 4,
}
