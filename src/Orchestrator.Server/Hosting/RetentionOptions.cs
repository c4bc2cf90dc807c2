using NodaTime;

namespace Orchestrator.Server.Hosting;

/// <summary>How long is kept what the law does not ask to keep.</summary>
internal sealed record RetentionOptions
{
    /// <summary>Payloads of processed arrivals, from their answer on; key, hash and answer stay for ever.</summary>
    public Duration Arrivals { get; init; } = Duration.FromDays(400);

    /// <summary>Delivered messages, from their delivery on.</summary>
    public Duration Outbox { get; init; } = Duration.FromDays(180);

    /// <summary>Nonces of portals, from their use on: longer than a timestamp is accepted.</summary>
    public Duration Nonces { get; init; } = Duration.FromMinutes(15);
}
