using Hangfire;

namespace Orchestrator.Engine.Jobs;

/// <summary>Where Hangfire keeps its jobs, and what this process does with them: the same database, a schema of its own (D9).</summary>
/// <param name="Open">Makes the storage; it must not connect, and whoever gives it closes what it stands on.</param>
public sealed record JobStoreOptions(Func<JobStorage> Open)
{
    /// <summary>False: this process looks at jobs and asks for them, and runs none.</summary>
    public bool RunsJobs { get; init; } = true;

    /// <summary>False in practice: its instants are not those of a wall clock, so no job is scheduled at one.</summary>
    public bool HasRealClock { get; init; } = true;
}
