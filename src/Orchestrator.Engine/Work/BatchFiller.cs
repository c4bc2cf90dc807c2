using NodaTime;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Makes one row per changed instance and cycle, whatever the number of items that changed it.</summary>
internal static class BatchFiller
{
    public static void Fill(WorkSession session)
    {
        foreach (var instance in session.Instances.Values)
        {
            if (instance.ChangedAt is not { } at)
                continue;
            var correlation = session.Kinds.Of(instance.Kind).CorrelationOf(instance);
            if (instance.Revision < 0)
                session.Batch.NewInstances.Add(NewRow(instance, correlation, at));
            else
                session.Batch.ChangedInstances.Add(ChangeOf(instance, correlation, at));
        }

        foreach (var cycle in session.Cycles.Values)
        {
            if (ChangeOf(cycle) is { } change)
                session.Batch.ChangedCycles.Add(change);
        }
    }

    private static Instance NewRow(LiveInstance instance, string? correlation, Instant at) =>
        new()
        {
            Id = instance.Id,
            DefinitionVersionId = instance.VersionId,
            Correlation = correlation,
            CycleId = instance.CycleId,
            Kind = instance.Kind,
            Status = instance.State.Status,
            SubStatus = instance.State.SubStatus,
            State = WorkflowStateJson.Write(instance.State),
            CreatedAt = at,
            UpdatedAt = at,
            FinishedAt = instance.State.Status == WorkflowStatus.Finished ? at : null,
        };

    private static InstanceChange ChangeOf(LiveInstance instance, string? correlation, Instant at) =>
        new(
            instance.Id,
            instance.Revision,
            instance.State.Status,
            instance.State.SubStatus,
            WorkflowStateJson.Write(instance.State),
            at
        )
        {
            DefinitionVersionId = instance.NewVersionId,
            Correlation = correlation,
        };

    private static CycleChange? ChangeOf(LiveCycle cycle)
    {
        var change = new CycleChange(cycle.Row.InstanceId)
        {
            Anchors = cycle.AnchorsChanged ? EngineJson.FormatDates(cycle.Anchors) : null,
            Stage = cycle.NewStage,
            Status = cycle.NewStatus,
            Overrides = cycle.OverridesChanged ? cycle.Overrides : null,
            CalendarVersion = cycle.NewCalendarVersion,
            ScheduleVersionId = cycle.Migrated?.ScheduleVersionId,
            ApplicationVersionId = cycle.Migrated?.ApplicationVersionId,
        };
        return change == new CycleChange(cycle.Row.InstanceId) && cycle.Migrated is null ? null : change;
    }
}
