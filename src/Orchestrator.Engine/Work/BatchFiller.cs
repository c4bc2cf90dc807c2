using System.Globalization;
using NodaTime;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Makes one row per changed instance, application and cycle, whatever the number of items that changed it.</summary>
internal static class BatchFiller
{
    public static void Fill(WorkSession session)
    {
        foreach (var instance in session.Instances.Values)
        {
            if (instance.ChangedAt is not { } at) continue;
            if (instance.Revision < 0) session.Batch.NewInstances.Add(NewRow(session, instance, at));
            else session.Batch.ChangedInstances.Add(new InstanceChange(instance.Id, instance.Revision, instance.State.Status, instance.State.SubStatus, WorkflowStateJson.Write(instance.State), at) { DefinitionVersionId = instance.NewVersionId });
            if (instance.Kind == InstanceKind.Application) FillApplication(session, instance, at);
        }

        foreach (var cycle in session.Cycles.Values.Where(cycle => cycle.AnchorsChanged || cycle.OverridesChanged || cycle.Migrated is not null || cycle.NewCalendarVersion is not null || cycle.NewStage is not null || cycle.NewStatus is not null))
        {
            session.Batch.ChangedCycles.Add(new CycleChange(cycle.Row.InstanceId)
            {
                Anchors = cycle.AnchorsChanged ? EngineJson.FormatDates(cycle.Anchors) : null,
                Stage = cycle.NewStage,
                Status = cycle.NewStatus,
                Overrides = cycle.OverridesChanged ? DateOverride.Write(cycle.Overrides) : null,
                CalendarVersion = cycle.NewCalendarVersion,
                ScheduleVersionId = cycle.Migrated?.ScheduleVersionId,
                ApplicationVersionId = cycle.Migrated?.ApplicationVersionId,
            });
        }
    }

    public static OutboxMessage StimulusRow(LiveInstance from, long to, Stimulus stimulus, Instant at) => new()
    {
        Kind = OutboxKind.Stimulus,
        Key = from.NextKey(),
        InstanceId = to,
        Destination = to.ToString(CultureInfo.InvariantCulture),
        Payload = StimulusJson.Write(stimulus, at),
        CreatedAt = at,
        NotBefore = at,
    };

    private static Instance NewRow(WorkSession session, LiveInstance instance, Instant at) => new()
    {
        Id = instance.Id,
        DefinitionVersionId = instance.Kind switch
        {
            InstanceKind.Application => session.Cycles[instance.CycleId!.Value].Row.ApplicationVersionId!.Value,
            InstanceKind.Cycle => session.Cycles[instance.Id].Row.ScheduleVersionId,
            _ => instance.VersionId,
        },
        Correlation = instance.Kind == InstanceKind.Other ? instance.State.CorrelationId : null,
        CycleId = instance.CycleId,
        Kind = instance.Kind,
        Status = instance.State.Status,
        SubStatus = instance.State.SubStatus,
        State = WorkflowStateJson.Write(instance.State),
        CreatedAt = at,
        UpdatedAt = at,
        FinishedAt = instance.State.Status == WorkflowStatus.Finished ? at : null,
    };

    private static void FillApplication(WorkSession session, LiveInstance instance, Instant at)
    {
        var ended = instance.State.Status == WorkflowStatus.Finished;
        if (instance.Revision < 0)
        {
            var row = session.Batch.NewApplications.Find(application => application.InstanceId == instance.Id)!;
            row.Stage = instance.Stage;
            if (ended) row.FinalState = FinalState(instance);
        }
        else if (instance.Stage is not null || ended)
        {
            session.Batch.ChangedApplications.Add(new ApplicationChange(instance.Id, at) { Stage = instance.Stage, FinalState = ended ? FinalState(instance) : null });
        }
    }

    /// <summary>An application ends in the stage that it last stated; one that faulted ends as such.</summary>
    private static string FinalState(LiveInstance instance) => instance.State.SubStatus switch
    {
        WorkflowSubStatus.Faulted => "faulted",
        WorkflowSubStatus.Cancelled => "cancelled",
        _ => instance.Stage ?? "finished",
    };
}
