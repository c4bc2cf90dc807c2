using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Portals;

namespace Orchestrator.Engine.Work;

/// <summary>Makes one outbox row per portal event and subscriber, so that each is retried by itself.</summary>
internal static class PortalEvents
{
    public static void Add(WorkSession session, IReadOnlyList<WebhookSubscription> subscriptions)
    {
        foreach (var (from, sent, at, trace) in session.PortalEvents)
            session.Batch.Outbox.AddRange(WebhookEvent.ToMessages(subscriptions, from.NextKey(), sent.Type, Subject(session, from), sent.Data, from.Id, at, trace));
    }

    private static string Subject(WorkSession session, LiveInstance from)
    {
        var cycle = from.CycleId is { } cycleId ? session.Cycles.GetValueOrDefault(cycleId)?.Row.Code : null;
        if (cycle is null) return $"instances/{from.Id}";
        return from.Kind == InstanceKind.Application ? $"cycles/{cycle}/applications/{from.Number}" : $"cycles/{cycle}";
    }
}
