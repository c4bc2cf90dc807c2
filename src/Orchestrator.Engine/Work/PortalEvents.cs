using System.Text.Json.Nodes;
using Orchestrator.Engine.Outbox;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Makes one outbox row per portal event and subscriber that may reach its cycle, so that each is retried by itself.</summary>
internal static class PortalEvents
{
    public static void Add(WorkSession session, TaskIds tasks, IReadOnlyList<Subscriber> subscribers)
    {
        foreach (var (from, sent, at, trace) in session.PortalEvents)
        {
            var cycle = session.CycleOf(from);
            var subject = session.Kinds.Of(from.Kind).SubjectOf(from, cycle);
            session.Batch.Outbox.AddRange(
                WebhookEvent.ToMessages(
                    subscribers
                        .Where(subscriber => subscriber.Reaches(cycle?.Row))
                        .Select(subscriber => subscriber.Subscription),
                    new EventToSend(from.NextKey(), sent.Type, subject, sent.Data, at)
                    {
                        InstanceId = from.Id,
                        Trace = trace,
                    },
                    portal => Addressed(sent, tasks, portal)
                )
            );
        }
    }

    /// <summary>What one portal is told: a task by the id that is its own.</summary>
    private static JsonObject Addressed(PortalEvent sent, TaskIds tasks, string portal)
    {
        if (sent.Type != TaskIds.Requested)
            return sent.Data;
        var data = (JsonObject)sent.Data.DeepClone();
        data["taskId"] = tasks.For((string)data["taskId"]!, portal);
        return data;
    }
}
