using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Deadlines;
using Orchestrator.Server.Definitions;
using Orchestrator.Storage.Cycles;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.Server.Cycles;

/// <summary>What a cycle's schedule foresees and no deadline row says yet.</summary>
internal sealed class SchedulePages(SchedulePlans plans, PlanCache compiled, CycleCalendars calendars, JudgingClock clock)
{
    /// <summary>How the id of a planned item begins.</summary>
    public const string Prefix = "plan:";

    /// <summary>The planned items whose activity has no deadline row yet.</summary>
    public async Task<IReadOnlyList<TimelineItem>> MissingAsync(Cycle cycle, IReadOnlySet<string> activitiesWithRows, LocalDate today, CancellationToken cancellation)
    {
        var plan = await PlanAsync(cycle, cancellation);
        if (plan is null) return [];
        var calendar = await calendars.OfAsync(cycle, cancellation);
        return [.. plan.Items
            .Where(item => !activitiesWithRows.Contains(ActivityOf(item)) && (item.DueDate is not null || item.Opens is not null))
            .Select(item => PlanItems.Of(item, cycle.Code, Prefix + item.Id, calendar, today))];
    }

    /// <summary>A planned item's own page; null when the schedule foresees none with this id.</summary>
    public async Task<DueDetail?> FindAsync(Cycle cycle, string id, CancellationToken cancellation)
    {
        var plan = await PlanAsync(cycle, cancellation);
        if (plan?.Items.FirstOrDefault(item => Prefix + item.Id == id) is not { } item) return null;
        var today = CivilTime.DayOf(await clock.ReadAsync(cancellation));
        return PlanItems.Page(item, cycle.Code, id, await calendars.OfAsync(cycle, cancellation), today);
    }

    private async Task<SchedulePlan?> PlanAsync(Cycle cycle, CancellationToken cancellation)
    {
        var schedule = await compiled.GetAsync(cycle.ScheduleVersionId, cancellation);
        var inputs = JsonNode.Parse(cycle.Options) as JsonObject ?? [];
        return await plans.MakeAsync(schedule, EngineJson.ReadDates(cycle.Anchors), inputs, cancellation);
    }

    private static string ActivityOf(PlanItem item) => item.Id.LastIndexOf('.') is > 0 and var dot ? item.Id[..dot] : item.Id;
}
