using NodaTime;
using Orchestrator.Engine.Failures;

namespace Orchestrator.Engine;

/// <summary>How messages are taken from the outbox and sent.</summary>
public sealed record OutboxOptions
{
    /// <summary>Messages taken at a time; 1 to 1,000.</summary>
    public int BatchSize { get; init; } = 200;

    /// <summary>Destinations served at the same moment; 1 to 64.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>Connections to the SMTP server at the same moment; 1 to 16.</summary>
    public int MailConnections { get; init; } = 3;

    /// <summary>How long a taken message is ours; longer than <see cref="AttemptTimeout"/>.</summary>
    public Duration Lease { get; init; } = Duration.FromMinutes(2);

    /// <summary>The longest that one attempt may take.</summary>
    public Duration AttemptTimeout { get; init; } = Duration.FromSeconds(10);

    /// <summary>The <c>source</c> of our CloudEvents: a URI reference.</summary>
    public string EventSource { get; init; } = "urn:orchestrator";

    /// <summary>When to try again, and when to give up.</summary>
    public RetryLimits Retries { get; init; } = new();
}
