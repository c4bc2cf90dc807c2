using System.Diagnostics;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine;

/// <summary>
/// Spans of the engine: source <c>Orchestrator.Engine</c>. An arrival's span is the parent of the delivery of the events it
/// caused, over the outbox and over nodes; nothing is kept while nobody listens.
/// </summary>
internal static class EngineTraces
{
    public const string Key = "orchestrator.idempotency_key";
    public const string Instance = "orchestrator.instance";

    private static readonly ActivitySource Source = new("Orchestrator.Engine");

    /// <summary>What one call brought, until it is committed.</summary>
    public static Activity? StartArrival(IReadOnlyList<NewArrival> arrivals)
    {
        var activity = Source.StartActivity("arrival");
        activity?.SetTag("orchestrator.portal", arrivals[0].Portal);
        activity?.SetTag(Key, string.Join(' ', arrivals.Take(20).Select(arrival => arrival.IdempotencyKey)));
        activity?.SetTag("orchestrator.stimulus", arrivals[0].Stimulus);
        return activity;
    }

    /// <summary>One attempt to deliver a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="causeOf">The span that caused a message; asked only while somebody listens.</param>
    public static Activity? StartDelivery(OutboxMessage message, Func<OutboxMessage, string?> causeOf)
    {
        if (!Source.HasListeners())
            return null;
        var activity = Source.StartActivity("delivery", ActivityKind.Producer, causeOf(message));
        activity?.SetTag("orchestrator.kind", message.Kind.ToString());
        activity?.SetTag(Key, message.Key);
        activity?.SetTag(Instance, message.InstanceId);
        activity?.SetTag("orchestrator.attempt", message.Attempts);
        return activity;
    }
}
