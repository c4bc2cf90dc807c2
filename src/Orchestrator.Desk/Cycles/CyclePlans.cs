using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Engine;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Cycles;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.Desk.Cycles;

/// <summary>
/// The plans of cycles, by the versions they are pinned to (D3), at one moment. Committees that stand alike share one: it is made
/// once.
/// </summary>
/// <param name="compiled">The compiled definitions.</param>
/// <param name="book">The calendars in force at the moment.</param>
/// <param name="notices">The notices in force at the moment.</param>
public sealed class CyclePlans(PlanCache compiled, CalendarBook book, NoticeBook notices)
{
    private readonly Dictionary<(long, long?, string, string, string), SchedulePlan> _made = [];

    /// <summary>What a cycle's schedule foresees by the dates it has stated.</summary>
    public async Task<SchedulePlan> OfAsync(Cycle cycle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cycle);
        var alike = (
            cycle.ScheduleVersionId,
            cycle.ApplicationVersionId,
            cycle.CalendarRegion,
            cycle.Anchors,
            cycle.Options
        );
        if (_made.TryGetValue(alike, out var known))
            return known;
        var schedule = await compiled.GetAsync(cycle.ScheduleVersionId, cancellationToken);
        var application = cycle.ApplicationVersionId is { } id ? await compiled.GetAsync(id, cancellationToken) : null;
        var planner = new SchedulePlanner(
            book,
            definition => definition == application?.DefinitionId ? application : null,
            notices
        );
        return _made[alike] = planner.Plan(
            schedule,
            EngineJson.ReadDates(cycle.Anchors),
            JsonNode.Parse(cycle.Options) as JsonObject ?? [],
            cycle.CalendarRegion
        );
    }
}
