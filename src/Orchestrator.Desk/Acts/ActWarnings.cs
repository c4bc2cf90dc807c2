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
using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

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

    /// <summary>Each later deadline that can no longer be kept, and what a submission holds that does not count.</summary>
    public async Task<IReadOnlyList<BilingualText>> FindAsync(
        Act act,
        NodaTime.Instant receivedAt,
        long? instance,
        CancellationToken cancellationToken
    ) =>
        [
            .. await LateAsync(act, receivedAt, instance, cancellationToken),
            .. act.Event is { Level: EventLevel.Application, Name: ReviewEvents.ApplicationSubmitted }
                ? await OutsideAsync(instance, cancellationToken)
                : [],
        ];

    private async Task<IReadOnlyList<BilingualText>> OutsideAsync(long? instance, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var lines = await context
            .Journal.AsNoTracking()
            .Where(line => line.InstanceId == instance && line.Event == SubmitApplication.EvidenceOutsideEvent)
            .OrderBy(line => line.Id)
            .Select(line => new { line.Message, line.Data })
            .ToListAsync(cancellationToken);
        return lines.ConvertAll(line => new BilingualText(
            line.Message ?? "",
            (string?)JsonNode.Parse(line.Data ?? "{}")?["english"] ?? ""
        ));
    }

    private async Task<IReadOnlyList<BilingualText>> LateAsync(
        Act act,
        NodaTime.Instant receivedAt,
        long? instance,
        CancellationToken cancellationToken
    )
    {
        var isOfCycle = act.Event.Level == EventLevel.Cycle;
        if (!isOfCycle && !ActConsequences.HasAny(act.Event.Name, act.Data))
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (isOfCycle)
        {
            var cycle = await context
                .Cycles.AsNoTracking()
                .FirstAsync(row => row.InstanceId == act.Cycle.InstanceId, cancellationToken);
            return cycle.Anchors == act.Cycle.Anchors
                ? []
                : ActConsequences.OfCycle(
                    await PlanAsync(act.Cycle, cancellationToken),
                    await PlanAsync(cycle, cancellationToken)
                );
        }

        // Whoever has ended is asked for nothing more, and an extension of one's own is not in the cycle's dates.
        var read = await context
            .Applications.AsNoTracking()
            .Where(row => row.InstanceId == instance && row.FinalState == null)
            .Join(
                context.Cycles,
                application => application.CycleId,
                cycle => cycle.InstanceId,
                (application, cycle) => new { Application = application, Cycle = cycle }
            )
            .FirstOrDefaultAsync(cancellationToken);
        if (read is null || HasOwnDates(read.Cycle, read.Application))
            return [];
        // Nor is the last day of one that was taken up again.
        if (
            await context.Deadlines.AnyAsync(
                row =>
                    row.InstanceId == instance
                    && row.State == DeadlineState.Missed
                    && context.Deadlines.Any(again =>
                        again.InstanceId == row.InstanceId
                        && again.ActivityInstanceId == row.ActivityInstanceId
                        && again.Name == row.Name
                        && again.Id > row.Id
                    ),
                cancellationToken
            )
        )
        {
            return [];
        }
        var schedule = await compiled.GetAsync(read.Cycle.ScheduleVersionId, cancellationToken);
        var found = ActConsequences.OfCase(
            await PlanAsync(read.Cycle, cancellationToken),
            act.Event.Name,
            act.Data,
            CivilTime.DayOf(receivedAt),
            TrackOf(schedule, read.Application)
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
