using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Calendars;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Definitions;
using Orchestrator.Engine;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Desk.Acts;

/// <summary>
/// What an act that was accepted makes impossible, told with its answer: computed by the plan of its cycle, with the dates as they stand.
/// Plans are kept as long as the dates stay.
/// </summary>
public sealed class ActWarnings(
    IDbContextFactory<OrchestratorDbContext> contexts,
    PlanCache compiled,
    SchedulePlans plans
)
{
    /// <summary>Beyond so many all are forgotten and made again when they are asked for.</summary>
    private const int MostPlans = 64;

    private readonly ConcurrentDictionary<
        (long Version, string Calendar, string Anchors, string Options),
        SchedulePlan
    > _plans = new();

    /// <summary>Each later deadline that can no longer be kept; empty when all can.</summary>
    public async Task<IReadOnlyList<BilingualText>> FindAsync(
        Act act,
        NodaTime.Instant receivedAt,
        long? instance,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cycle = await context
            .Cycles.AsNoTracking()
            .FirstAsync(row => row.InstanceId == act.Cycle.InstanceId, cancellationToken);
        if (act.Event.Level == EventLevel.Cycle)
        {
            return cycle.Anchors == act.Cycle.Anchors
                ? []
                : ActConsequences.OfCycle(
                    await PlanAsync(act.Cycle, cancellationToken),
                    await PlanAsync(cycle, cancellationToken)
                );
        }

        var application = await context
            .Applications.AsNoTracking()
            .FirstOrDefaultAsync(row => row.InstanceId == instance, cancellationToken);
        // Whoever has ended is asked for nothing more, and an extension of one's own is not in the cycle's dates.
        if (application is null || application.FinalState is not null || HasOwnDates(cycle, application))
            return [];
        var schedule = await compiled.GetAsync(cycle.ScheduleVersionId, cancellationToken);
        var found = ActConsequences.OfCase(
            await PlanAsync(cycle, cancellationToken),
            act.Event.Name,
            act.Data,
            CivilTime.DayOf(receivedAt),
            TrackOf(schedule, application)
        );
        return found is null ? [] : [found];
    }

    private async Task<SchedulePlan> PlanAsync(Cycle cycle, CancellationToken cancellationToken)
    {
        var key = (cycle.ScheduleVersionId, cycle.CalendarVersion, cycle.Anchors, cycle.Options);
        if (_plans.TryGetValue(key, out var known))
            return known;
        var plan = await plans.MakeAsync(
            await compiled.GetAsync(cycle.ScheduleVersionId, cancellationToken),
            EngineJson.ReadDates(cycle.Anchors),
            JsonNode.Parse(cycle.Options) as JsonObject,
            cancellationToken
        );
        if (_plans.Count >= MostPlans)
            _plans.Clear();
        return _plans.GetOrAdd(key, plan);
    }

    private static string? TrackOf(WorkflowPlan schedule, Application application) =>
        ScheduleTracks
            .Of(schedule)
            .FirstOrDefault(track =>
                track.IsDeclared
                && track.Fits(application.Series, application.Level, RouteOf(application), application.Committee)
            )
            ?.Key;

    private static string? RouteOf(Application application) =>
        (JsonNode.Parse(application.Data) as JsonObject)?["route"]?.ToString();

    private static bool HasOwnDates(Cycle cycle, Application application) =>
        cycle.Overrides is { } overrides
        && JsonNode.Parse(overrides) is JsonArray list
        && list.OfType<JsonObject>()
            .Any(item =>
                item["track"] is null
                && Holds(item, "series", application.Series)
                && Holds(item, "level", application.Level)
                && Holds(item, "employer", application.Employer)
            );

    private static bool Holds(JsonObject item, string member, string value) =>
        item[member] is not { } named || named.ToString() == value;
}
