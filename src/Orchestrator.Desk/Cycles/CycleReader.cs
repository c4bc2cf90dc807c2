using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Deadlines;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Cycles;

/// <summary>Reads any number of cycles with the same few queries.</summary>
internal sealed class CycleReader(
    IDbContextFactory<OrchestratorDbContext> contexts,
    JudgingClock clock,
    CalendarCache calendars,
    DueItems items,
    SchedulePages planned,
    PlanCache compiled
)
{
    private static readonly List<string> StageOrder = [.. Stages.All.Keys];

    /// <summary>The cycles, in the order in which they are given, with what of them somebody may see.</summary>
    public async Task<IReadOnlyList<CycleReading>> ReadAsync(
        IReadOnlyList<Cycle> cycles,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var ids = cycles.Select(cycle => cycle.InstanceId).ToList();
        var versionIds = cycles.Select(cycle => cycle.ScheduleVersionId).Distinct().ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await context
            .DefinitionVersions.AsNoTracking()
            .Where(version => versionIds.Contains(version.Id))
            .ToDictionaryAsync(version => version.Id, cancellationToken);
        var applications = await CountAsync(context.ApplicationsOf(who), ids, cancellationToken);
        var groups = (
            await DeadlineQueries.GroupAsync(
                context,
                context
                    .DeadlinesOf(who)
                    .AsNoTracking()
                    .Where(deadline =>
                        deadline.CycleId != null
                        && ids.Contains(deadline.CycleId.Value)
                        && deadline.Kind != DeadlineKind.Timer
                    ),
                cancellationToken
            )
        ).ToLookup(group => group.CycleId);
        var today = CivilTime.DayOf(await clock.ReadAsync(cancellationToken));
        var book = await calendars.GetAsync(cancellationToken);
        var quoted = await items.NoticesAsync(cancellationToken);
        var plans = new CyclePlans(compiled, book, quoted);
        var read = new List<CycleReading>(cycles.Count);
        foreach (var cycle in cycles)
        {
            var calendar = book.For(cycle.CalendarRegion).Value;
            var (due, activities) = await DueAsync(
                cycle,
                groups[cycle.InstanceId],
                calendar,
                today,
                quoted,
                cancellationToken
            );
            // Of a cancelled cycle nothing is to come, whether it has been closed already or is about to be.
            var isCancelled = cycle.Status == CycleStatus.Cancelled;
            if (isCancelled)
                due = due.ConvertAll(item => item.State == DueState.Open ? item with { State = DueState.Void } : item);
            var foreseen = isCancelled
                ? []
                : await planned.MissingAsync(cycle, plans, activities, calendar, today, quoted, cancellationToken);
            read.Add(
                new CycleReading(
                    cycle,
                    versions[cycle.ScheduleVersionId],
                    today,
                    due,
                    [.. due.Concat(foreseen).OrderBy(item => item.DueDate).ThenBy(item => item.Due ?? item.Opens)],
                    applications(cycle.InstanceId)
                )
            );
        }

        return read;
    }

    private async Task<(List<TimelineItem> Due, IReadOnlySet<string> Activities)> DueAsync(
        Cycle cycle,
        IEnumerable<DeadlineGroup> groups,
        WorkingCalendar calendar,
        LocalDate today,
        NoticeBook quoted,
        CancellationToken cancellationToken
    )
    {
        var due = new List<TimelineItem>();
        var activities = new HashSet<string>();
        foreach (var group in groups.OrderBy(group => group.DueAt).ThenBy(group => group.Id))
        {
            due.Add(await items.MakeAsync(group, cycle.Code, calendar, today, quoted, cancellationToken));
            activities.Add(await items.ActivityOfAsync(group, cancellationToken));
        }

        return (due, activities);
    }

    private static async Task<Func<long, ApplicationCounts>> CountAsync(
        IQueryable<Application> applications,
        List<long> cycles,
        CancellationToken cancellationToken
    )
    {
        var counts = await applications
            .Where(application => cycles.Contains(application.CycleId))
            .GroupBy(application => new { application.CycleId, Stage = application.FinalState ?? application.Stage })
            .Select(group => new
            {
                group.Key.CycleId,
                group.Key.Stage,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        var byCycle = counts.ToLookup(count => count.CycleId, count => (count.Stage, count.Count));
        return cycle => Counts(byCycle[cycle]);
    }

    private static ApplicationCounts Counts(IEnumerable<(string? Stage, int Count)> stages) =>
        new()
        {
            Total = stages.Sum(stage => stage.Count),
            ByStage =
            [
                .. stages
                    .OrderBy(stage => StageOrder.IndexOf(stage.Stage ?? ""))
                    .Select(stage => new StageCount
                    {
                        Stage = stage.Stage ?? Stages.Submitted,
                        Text = Stages.Chinese(stage.Stage ?? Stages.Submitted),
                        Count = stage.Count,
                    }),
            ],
        };
}
