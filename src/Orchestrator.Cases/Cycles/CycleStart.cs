using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Instances;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Cycles;

/// <summary>A cycle's first run: it states the cycle's dates, from which everything else is counted.</summary>
internal static class CycleStart
{
    /// <summary>Runs it and holds what came of it in a session.</summary>
    /// <param name="session">A new one.</param>
    /// <param name="row">The cycle; completed with what the run stated.</param>
    /// <param name="plan">Its schedule.</param>
    /// <param name="book">The calendars.</param>
    /// <param name="inputs">The schedule's inputs.</param>
    /// <param name="now">The instant of the start.</param>
    /// <returns>Why it was refused, or null.</returns>
    public static Refusal? Run(
        WorkSession session,
        Cycle row,
        WorkflowPlan plan,
        CalendarBook book,
        JsonObject inputs,
        Instant now
    )
    {
        var cycle = new LiveCycle
        {
            Row = row,
            Anchors = RunData.NoDates,
            Data = CountingData.Of(book, row.CalendarRegion),
        };
        var transition = WorkflowRuntime.Start(
            plan,
            new StartRequest { Input = inputs, Name = row.Code },
            RunData.For(row.InstanceId, cycle, RunData.NoDates, now, session.Scripts)
        );
        if (transition.Refusal is not null)
            return transition.Refusal;
        if (transition.State.Incidents is [.., var incident])
            return StepFailed(incident);
        var instance = new LiveInstance(row.InstanceId, InstanceKind.Cycle, row.InstanceId, revision: -1, plan)
        {
            VersionId = row.ScheduleVersionId,
            State = transition.State,
            Number = row.Code,
        };
        session.Add(instance);
        session.Cycles.Add(instance.Id, cycle);
        session.Steps.Stage(instance, transition, now, "cycle.started");
        session.Steps.Keep();
        session.Batch.NewCycles.Add(row);
        row.Anchors = EngineJson.FormatDates(cycle.Anchors);
        if (DateOverride.Of(ScheduleTracks.Of(plan)).ToList() is { Count: > 0 } tracks)
            row.Overrides = cycle.Overrides = DateOverride.Write(tracks);
        row.Stage = cycle.NewStage;
        row.Status = cycle.NewStatus ?? CycleStatus.Running;
        cycle.IsStored();
        return null;
    }

    private static Refusal StepFailed(Incident incident) =>
        new(
            "step-failed",
            $"年度安排的步骤“{incident.ActivityId}”在启动时出错，周期未启动：{incident.Message}",
            $"The schedule's step \"{incident.ActivityId}\" failed at the start; no cycle was started: {incident.Message}"
        );
}
