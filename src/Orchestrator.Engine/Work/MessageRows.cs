using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Storage.Notices;
using Orchestrator.Storage.Outbox;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Outgoing messages as rows, or as what becomes rows once the whole unit of work is known.</summary>
internal sealed class MessageRows(WorkSession session)
{
    public void Add(LiveInstance instance, OutgoingMessage message, Instant now)
    {
        switch (message)
        {
            case StimulusToCycle { Stimulus: var stimulus } when instance.CycleId is { } cycleId:
                AddStimulus(instance, cycleId, stimulus, now);
                break;
            case StimulusToApplications { Stimulus: var stimulus }:
                AddFanout(instance, stimulus, now);
                break;
            case StimulusToSome some:
                foreach (var id in some.InstanceIds)
                    AddStimulus(instance, id, some.Stimulus, now);
                break;
            case PortalEvent portalEvent:
                AddPortalEvent(instance, portalEvent, now);
                break;
            case Notice notice:
                if (session.Kinds.Of(instance.Kind).Announce(notice) is { } announced)
                    AddPortalEvent(instance, announced, now);
                AddNotice(instance, notice, now);
                break;
            case StimulusToInstance told:
                AddStimulus(instance, long.Parse(told.InstanceId, CultureInfo.InvariantCulture), told.Stimulus, now);
                break;
            case WorkflowDispatched dispatched:
                session.Batch.Outbox.Add(WorkflowStartJson.Row(instance, dispatched, now));
                break;
            case HttpRequestAsked asked:
                session.Batch.Outbox.Add(RequestJson.Row(instance, asked, now));
                break;
            case MailAsked mail:
                session.Batch.Outbox.AddRange(WorkflowMail.Rows(instance, mail, now));
                break;
            case HttpResponseWritten response:
                instance.Response = response;
                break;
            case TaskRequested task:
                AddPortalEvent(instance, EventOf(task), now);
                break;
            case EventPublished { IsLocal: true } published:
                AddStimulus(instance, instance.Id, published.Stimulus, now);
                break;
            case EventPublished published:
                session.Published.Add((instance, published, now));
                break;
        }
    }

    public void AddFanout(LiveInstance from, Stimulus stimulus, Instant at) =>
        session.Fanouts.Add(
            new Fanout
            {
                CycleId = from.CycleId ?? from.Id,
                Stimulus = stimulus.Name,
                Payload = StimulusJson.Write(stimulus, at),
                At = at,
            }
        );

    /// <summary>A stimulus that waits in the outbox for its instance.</summary>
    public static OutboxMessage StimulusRow(LiveInstance from, long to, Stimulus stimulus, Instant at) =>
        new()
        {
            Kind = OutboxKind.Stimulus,
            Key = from.NextKey(),
            InstanceId = to,
            Destination = to.ToString(CultureInfo.InvariantCulture),
            Payload = StimulusJson.Write(stimulus, at),
            CreatedAt = at,
            NotBefore = at,
        };

    private static PortalEvent EventOf(TaskRequested task) =>
        new(
            TaskIds.Requested,
            new JsonObject
            {
                ["taskId"] = task.TaskId,
                ["taskName"] = task.TaskName,
                ["payload"] = task.Payload?.DeepClone(),
            }
        );

    private void AddStimulus(LiveInstance from, long to, Stimulus stimulus, Instant at) =>
        session.Batch.Outbox.Add(StimulusRow(from, to, stimulus, at));

    private void AddPortalEvent(LiveInstance from, PortalEvent portalEvent, Instant at) =>
        session.PortalEvents.Add((from, portalEvent, at, session.Trace));

    private void AddNotice(LiveInstance from, Notice notice, Instant at) =>
        session.Batch.Notices.Add(
            new PendingNotice
            {
                CycleId = from.CycleId,
                InstanceId = from.Id,
                Key = from.NextKey(),
                Template = notice.Template,
                Role = notice.Role,
                Assignee = notice.Assignee,
                Data = notice.Data.ToJsonString(EngineJson.Options),
                Day = ChinaTime.DateOf(at),
                CreatedAt = at,
            }
        );
}
