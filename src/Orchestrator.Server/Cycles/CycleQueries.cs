using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Server.Deadlines;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Cycles;

/// <summary>Cycles for reading.</summary>
internal sealed class CycleQueries(IDbContextFactory<OrchestratorDbContext> contexts, JudgingClock clock, CycleCalendars calendars, DueItems items, SchedulePages planned)
{
    public async Task<IReadOnlyList<Cycle>> AllAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Cycles.AsNoTracking().Where(cycle => !cycle.IsSandbox)
            .OrderBy(cycle => cycle.Status).ThenByDescending(cycle => cycle.CreatedAt).ToListAsync(cancellation);
    }

    /// <summary>The cycle's own deadlines and those of its applications, the same ones once, in the order of their dates.</summary>
    public async Task<IReadOnlyList<TimelineItem>> DeadlinesAsync(Cycle cycle, CancellationToken cancellation) => (await RowsAsync(cycle, cancellation)).Items;

    private async Task<(IReadOnlyList<TimelineItem> Items, IReadOnlySet<string> Activities)> RowsAsync(Cycle cycle, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var groups = await DeadlineQueries.GroupAsync(
            context, context.Deadlines.AsNoTracking().Where(deadline => deadline.CycleId == cycle.InstanceId && deadline.Kind != DeadlineKind.Timer), cancellation);
        var calendar = await calendars.OfAsync(cycle, cancellation);
        var today = CivilTime.DayOf(await clock.ReadAsync(cancellation));
        var due = new List<TimelineItem>();
        var activities = new HashSet<string>();
        foreach (var group in groups.OrderBy(group => group.DueAt).ThenBy(group => group.Id))
        {
            due.Add(await items.MakeAsync(group, cycle.Code, calendar, today, cancellation));
            activities.Add(await items.ActivityOfAsync(group, cancellation));
        }

        return (due, activities);
    }

    public async Task<CycleSummary> SummaryAsync(Cycle cycle, CancellationToken cancellation) => Summary(cycle, await PartsAsync(cycle, cancellation));

    public async Task<CycleDetail> DetailAsync(Cycle cycle, CancellationToken cancellation)
    {
        var parts = await PartsAsync(cycle, cancellation);
        var summary = Summary(cycle, parts);
        return new CycleDetail
        {
            Id = summary.Id,
            Code = summary.Code,
            Name = summary.Name,
            Jurisdiction = summary.Jurisdiction,
            Year = summary.Year,
            Status = summary.Status,
            Stage = summary.Stage,
            StageText = summary.StageText,
            From = summary.From,
            To = summary.To,
            Applications = summary.Applications,
            Deadlines = summary.Deadlines,
            NextDue = summary.NextDue,
            DefinitionId = parts.Definition.DefinitionId,
            DefinitionVersion = parts.Definition.Version,
            Anchors = EngineJson.ReadDates(cycle.Anchors),
            Timeline = new Timeline { From = summary.From, To = summary.To, Today = parts.Today, Items = parts.Timeline },
        };
    }

    private static CycleSummary Summary(Cycle cycle, Parts parts)
    {
        var days = parts.Timeline.Select(item => item.DueDate).OfType<LocalDate>().Append(CivilTime.DayOf(cycle.CreatedAt)).ToList();
        return new CycleSummary
        {
            Id = cycle.InstanceId.ToString(),
            Code = cycle.Code,
            Name = cycle.Name,
            Jurisdiction = cycle.Jurisdiction,
            Year = cycle.Year,
            Status = cycle.Status switch { CycleStatus.Running => "running", CycleStatus.Finished => "finished", _ => "cancelled" },
            Stage = cycle.Stage,
            StageText = cycle.Stage is null ? null : Stages.Chinese(cycle.Stage),
            From = parts.Timeline.Select(item => item.DueDate).OfType<LocalDate>().DefaultIfEmpty(days[^1]).Min(),
            To = days.Max(),
            Applications = parts.Applications,
            Deadlines = parts.Counts,
            NextDue = parts.Timeline.Where(item => item.State == DueState.Open && item.DueDate >= parts.Today).MinBy(item => item.Due ?? item.Opens),
        };
    }

    private async Task<Parts> PartsAsync(Cycle cycle, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var stages = await context.Applications.Where(application => application.CycleId == cycle.InstanceId)
            .GroupBy(application => application.FinalState ?? application.Stage)
            .Select(group => new { Stage = group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var order = Stages.All.Keys.ToList();
        var (real, activities) = await RowsAsync(cycle, cancellation);
        var today = CivilTime.DayOf(await clock.ReadAsync(cancellation));
        var timeline = real.Concat(await planned.MissingAsync(cycle, activities, today, cancellation)).OrderBy(item => item.DueDate).ThenBy(item => item.Due ?? item.Opens).ToList();
        return new Parts(
            await context.DefinitionVersions.AsNoTracking().FirstAsync(version => version.Id == cycle.ScheduleVersionId, cancellation),
            today,
            timeline,
            new ApplicationCounts
            {
                Total = stages.Sum(stage => stage.Count),
                ByStage = [.. stages.OrderBy(stage => order.IndexOf(stage.Stage ?? "")).Select(stage => new StageCount
                {
                    Stage = stage.Stage ?? "submitted",
                    Text = stage.Stage is null ? "已提交" : Stages.Chinese(stage.Stage),
                    Count = stage.Count,
                })],
            },
            Count(real));
    }

    private static DeadlineCounts Count(IReadOnlyList<TimelineItem> due)
    {
        var counted = due.Where(item => item.Kind is DueKind.Statutory or DueKind.Internal or DueKind.Period).ToList();
        return new DeadlineCounts
        {
            Open = counted.Where(item => item.State == DueState.Open).Sum(item => item.Count),
            Met = counted.Where(item => item.State is DueState.Met or DueState.Elapsed).Sum(item => item.Count),
            Missed = counted.Where(item => item.State == DueState.Missed && item.Kind == DueKind.Statutory).Sum(item => item.Count),
        };
    }

    private sealed record Parts(
        DefinitionVersion Definition, LocalDate Today, IReadOnlyList<TimelineItem> Timeline, ApplicationCounts Applications, DeadlineCounts Counts);
}
