using NodaTime;

namespace Orchestrator.Engine.Jobs;

/// <summary>A recurring job and how its last run went. Milliseconds and instants are by the nodes' clocks.</summary>
public sealed record JobStatus
{
    /// <summary>Names it.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The same in English.</summary>
    public required string NameEn { get; init; }

    /// <summary>False: it cannot be paused, for promises rest on it.</summary>
    public required bool MayPause { get; init; }

    /// <summary>Whether it is paused, on every node, until somebody resumes it.</summary>
    public required bool IsPaused { get; init; }

    /// <summary>Whether a run is under way.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>When it runs next in any case; null while it is paused. What there is to do starts it sooner.</summary>
    public Instant? NextRun { get; init; }

    /// <summary>When its last run ended; null when none is known.</summary>
    public Instant? LastRun { get; init; }

    /// <summary>What the last run did.</summary>
    public string? Result { get; init; }

    /// <summary>The same in English.</summary>
    public string? ResultEn { get; init; }

    /// <summary>How long it had waited to be started.</summary>
    public long? WaitedMilliseconds { get; init; }

    /// <summary>How long it took.</summary>
    public long? TookMilliseconds { get; init; }

    /// <summary>The node that ran it.</summary>
    public string? Node { get; init; }

    /// <summary>Whether the last run failed.</summary>
    public bool HasFailed { get; init; }

    /// <summary>Runs that failed within the last week.</summary>
    public required int Failures { get; init; }
}
