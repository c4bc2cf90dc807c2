namespace Orchestrator.Engine.Jobs;

/// <summary>The jobs, who runs them, and what is scheduled.</summary>
public sealed record JobOverview
{
    /// <summary>The recurring jobs.</summary>
    public required IReadOnlyList<JobStatus> Jobs { get; init; }

    /// <summary>The nodes, by name.</summary>
    public required IReadOnlyList<JobNode> Nodes { get; init; }

    /// <summary>What comes, the earliest first.</summary>
    public required IReadOnlyList<CycleWakeUp> WakeUps { get; init; }

    /// <summary>Jobs that wait to be started.</summary>
    public required long Queued { get; init; }

    /// <summary>
    /// Failed jobs that this program does not know or whose argument means nothing: they wait for a person, on the
    /// dashboard.
    /// </summary>
    public required int DeadLetters { get; init; }
}
