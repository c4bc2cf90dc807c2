namespace Orchestrator.Benchmarks.Storm;

/// <summary>What storm is asked for.</summary>
internal sealed record StormOptions
{
    /// <summary>Application instances that come due at one instant.</summary>
    public int Instances { get; init; } = 20_000;

    /// <summary>Scheduled jobs, all due, that are run for comparison.</summary>
    public int Jobs { get; init; } = 20_000;

    /// <summary>Deadlines decided in one transaction.</summary>
    public int Page { get; init; } = 500;

    /// <summary>Workers, each with a connection of its own.</summary>
    public int Workers { get; init; } = 2;
}
