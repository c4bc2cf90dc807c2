using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Portals;

namespace Orchestrator.Engine.Outbox;

/// <summary>A CloudEvent for one subscription as the outbox keeps it. The row's key is the event's id.</summary>
/// <param name="Subscription">Id of the subscription.</param>
/// <param name="Type">E.g. <c>cn.orchestrator.result.posted</c>.</param>
/// <param name="Subject">E.g. <c>cycles/TJ-2024/applications/2024000001</c>.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Data">The event's data; no personal data beyond what the subscriber may see.</param>
/// <param name="Trace">W3C trace parent of what caused it; null when nobody traces. Not part of what is sent.</param>
public sealed record WebhookEvent(
    long Subscription,
    string Type,
    string? Subject,
    Instant Time,
    JsonObject Data,
    string? Trace = null
)
{
    /// <summary>Prefix of every type we send.</summary>
    public const string TypePrefix = "cn.orchestrator.";

    /// <summary>One outbox row for each enabled subscription that wants the type, so that one dead receiver holds up nobody else.</summary>
    /// <param name="subscriptions">All subscriptions.</param>
    /// <param name="sent">What happened.</param>
    /// <param name="dataFor">The data for one portal, by its code; null: the event's own for all.</param>
    public static IEnumerable<OutboxMessage> ToMessages(
        IEnumerable<WebhookSubscription> subscriptions,
        EventToSend sent,
        Func<string, JsonObject>? dataFor = null
    )
    {
        ArgumentNullException.ThrowIfNull(sent);
        var type = sent.Name.StartsWith(TypePrefix, StringComparison.Ordinal) ? sent.Name : TypePrefix + sent.Name;
        return subscriptions
            .Where(subscription => subscription.Enabled && Wants(subscription, type))
            .Select(subscription => new OutboxMessage
            {
                Kind = OutboxKind.Webhook,
                Key = $"{sent.Key}/s{subscription.Id}",
                InstanceId = sent.InstanceId,
                Destination = $"{subscription.Portal}/{subscription.Id}",
                Payload = JsonSerializer.Serialize(
                    new WebhookEvent(
                        subscription.Id,
                        type,
                        sent.Subject,
                        sent.At,
                        dataFor?.Invoke(subscription.Portal) ?? sent.Data,
                        sent.Trace
                    ),
                    OutboxJson.Options
                ),
                CreatedAt = sent.At,
                NotBefore = sent.At,
            });
    }

    /// <summary>Reads the payload of an outbox row; null when it is not an event.</summary>
    public static WebhookEvent? Read(string payload)
    {
        try
        {
            return
                JsonSerializer.Deserialize<WebhookEvent>(payload, OutboxJson.Options)
                    is { Type: not null, Data: not null } read
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Wants(WebhookSubscription subscription, string type) =>
        subscription
            .Types.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Any(wanted => wanted == "*" || wanted == type || TypePrefix + wanted == type);
}
