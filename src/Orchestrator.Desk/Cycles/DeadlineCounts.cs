namespace Orchestrator.Desk.Cycles;

/// <summary>Deadlines of a cycle and of its applications, openings and timers not counted.</summary>
public sealed record DeadlineCounts
{
    /// <summary>To be decided.</summary>
    public required int Open { get; init; }

    /// <summary>Done in time.</summary>
    public required int Met { get; init; }

    /// <summary>Statutory ones that were missed; a suggested date (建议完成时间) is never overdue (C19).</summary>
    public required int Missed { get; init; }
}
