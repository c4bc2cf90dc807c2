using System.Text.Json.Nodes;
using NodaTime;

namespace Orchestrator.Engine.Outbox;

/// <summary>Something that happened, of which those who subscribe to it are told.</summary>
/// <param name="Key">What identifies it, e.g. instance, revision and position; each row adds its subscription.</param>
/// <param name="Name">Its name with or without <see cref="WebhookEvent.TypePrefix"/>.</param>
/// <param name="Subject">See <see cref="WebhookEvent.Subject"/>.</param>
/// <param name="Data">See <see cref="WebhookEvent.Data"/>.</param>
/// <param name="At">The instant of the unit of work.</param>
public sealed record EventToSend(string Key, string Name, string? Subject, JsonObject Data, Instant At)
{
    /// <summary>The instance it came from; null: none.</summary>
    public long? InstanceId { get; init; }

    /// <summary>See <see cref="WebhookEvent.Trace"/>.</summary>
    public string? Trace { get; init; }
}
