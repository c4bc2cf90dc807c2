using NodaTime;

namespace Orchestrator.Storage.Work;

/// <summary>What changes of an application; null leaves as it is.</summary>
public sealed record ApplicationChange(long InstanceId, Instant At)
{
    public string? Stage { get; init; }

    public string? FinalState { get; init; }

    public string? Committee { get; init; }

    /// <summary>The whole JSON anew.</summary>
    public string? Data { get; init; }
}
