using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Simulation;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Integrity;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Simulation;

/// <summary>Reads which applications, or which cycles, wait at the end of a year for what nobody sends, and what that is.</summary>
internal static class StuckApplications
{
    /// <summary>By stage, with their number and what the first of them waits for; the cycles last. Empty: none waits.</summary>
    public static async Task<IReadOnlyList<StuckCases>> ReadAsync(
        OrchestratorDbContext context,
        IReadOnlyList<long> cycleIds,
        SimulationSetup setup,
        CancellationToken cancellationToken
    )
    {
        var waiting = await context
            .Applications.AsNoTracking()
            .Where(application => application.FinalState == null)
            .Join(
                context.Instances,
                application => application.InstanceId,
                instance => instance.Id,
                (application, instance) =>
                    new
                    {
                        application.Stage,
                        instance.Id,
                        instance.Status,
                    }
            )
            .Where(application => application.Status == WorkflowStatus.Running)
            .GroupBy(application => application.Stage)
            .Select(group => new
            {
                Stage = group.Key,
                Count = group.Count(),
                First = group.Min(application => application.Id),
            })
            .ToListAsync(cancellationToken);
        var stuck = new List<StuckCases>();
        foreach (var group in waiting.OrderBy(group => group.Stage, StringComparer.Ordinal))
        {
            stuck.Add(
                new StuckCases(
                    group.Stage ?? "",
                    group.Count,
                    await WaitsForAsync(
                        context,
                        group.First,
                        setup.Application,
                        EventLevel.Application,
                        cancellationToken
                    )
                )
            );
        }
        var running = await context
            .Cycles.AsNoTracking()
            .Where(row => cycleIds.Contains(row.InstanceId) && row.Status == CycleStatus.Running)
            .OrderBy(row => row.InstanceId)
            .ToListAsync(cancellationToken);
        foreach (var cycle in running)
        {
            stuck.Add(
                new StuckCases(
                    $"cycle/{cycle.Stage}",
                    1,
                    await WaitsForAsync(context, cycle.InstanceId, setup.Schedule, EventLevel.Cycle, cancellationToken)
                )
            );
        }
        return stuck;
    }

    private static async Task<string> WaitsForAsync(
        OrchestratorDbContext context,
        long instanceId,
        WorkflowPlan plan,
        EventLevel level,
        CancellationToken cancellationToken
    )
    {
        var state = await context
            .Instances.AsNoTracking()
            .Where(instance => instance.Id == instanceId)
            .Select(instance => instance.State)
            .SingleAsync(cancellationToken);
        var names = WorkflowStateJson
            .Read(state)
            .Bookmarks.Where(bookmark => !Listens(plan.Activities.GetValueOrDefault(bookmark.NodeId)))
            .Select(bookmark => bookmark.StimulusName)
            .Where(name => name is not (ReviewEvents.AnchorsChanged or Stimulus.DeadlineDueName))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name => ReviewEvents.Find(level, name) is { } known ? $"{name}（{known.Title}）" : name)
            .ToList();
        return names.Count == 0 ? "没有等待任何事件：流程在此中断" : string.Join("、", names);
    }

    /// <summary>Whether an activity only listens for what may never happen.</summary>
    private static bool Listens(Activity? activity) =>
        activity
            is AllowWithdrawal
                or VoidApplication
                or ExtensionDesk
                or RescheduleMeeting
                or ReplaceExperts
                or KeepIntegrityArchive;
}
