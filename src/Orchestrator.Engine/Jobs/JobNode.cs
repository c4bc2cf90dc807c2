using NodaTime;

namespace Orchestrator.Engine.Jobs;

/// <summary>A node that runs jobs, or did within the last day.</summary>
public sealed record JobNode
{
    /// <summary>Its machine and process.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it takes jobs at this time.</summary>
    public required bool IsServing { get; init; }

    /// <summary>When it last showed itself.</summary>
    public Instant? LastSeen { get; init; }

    /// <summary>When it had last looked for due work, as it last said.</summary>
    public Instant? LastLook { get; init; }

    /// <summary>How often since its start it did itself what no worker had started in time.</summary>
    public required long TakeOvers { get; init; }

    /// <summary>When it last did.</summary>
    public Instant? LastTakeOver { get; init; }
}
