using NodaTime;

namespace Orchestrator.Storage.Work;

/// <summary>What changes of an application; null leaves as it is.</summary>
/// <param name="InstanceId">The application.</param>
/// <param name="At">When it changed; becomes the application's <c>UpdatedAt</c>.</param>
public sealed record ApplicationChange(long InstanceId, Instant At)
{
    /// <summary>The stage it is in from now on.</summary>
    public string? Stage { get; init; }

    /// <summary>How it ended.</summary>
    public string? FinalState { get; init; }

    /// <summary>Code of the committee that reviews it from now on.</summary>
    public string? Committee { get; init; }

    /// <summary>Set when the office accepts it.</summary>
    public Instant? AcceptedAt { get; init; }

    /// <summary>The whole JSON anew.</summary>
    public string? Data { get; init; }
}
