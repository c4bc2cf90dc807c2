using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine.Work;
using Orchestrator.TitleReview.Clauses;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Deadlines;

/// <summary>Turns deadline rows into what people read.</summary>
internal sealed class DueItems(PlanCache plans)
{
    public async Task<TimelineItem> MakeAsync(DeadlineGroup group, string cycleCode, WorkingCalendar calendar, LocalDate today, CancellationToken cancellation)
    {
        var plan = await plans.GetAsync(group.VersionId, cancellation);
        var activity = plan.Activities.GetValueOrDefault(group.NodeId);
        var title = activity?.DisplayText is { Length: > 0 } text ? text : group.NodeId;
        var isOpening = group.Kind == DeadlineKind.Opening;
        return new TimelineItem
        {
            Id = group.Id.ToString(),
            CycleCode = cycleCode,
            Title = title,
            Action = DeadlineNames.Chinese(group.Name),
            Actor = group.Role,
            ActorText = group.Role is null ? null : Roles.Chinese(group.Role),
            Clauses = Quote(group.Clauses.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            Kind = (DueKind)group.Kind,
            Opens = isOpening ? group.DueAt : null,
            Due = isOpening ? null : group.DueAt,
            DueDate = group.DueDate,
            EffectiveDate = DayCount.Effective(calendar, group.DueDate),
            Weekday = Weekdays.Of(group.DueDate),
            WorkingDaysLeft = DayCount.WorkingDaysLeft(calendar, today, group.DueDate),
            State = StateOf(group.State),
            Hard = group.Hard,
            Provisional = group.Provisional,
            Count = group.Count,
            Lane = Lanes.Of(activity, group.Role),
            Lateness = group.LatenessMs,
        };
    }

    /// <summary>The activity's id in its definition.</summary>
    public async Task<string> ActivityOfAsync(DeadlineGroup group, CancellationToken cancellation) =>
        (await plans.GetAsync(group.VersionId, cancellation)).Activities.GetValueOrDefault(group.NodeId)?.Id ?? group.NodeId;

    public static IReadOnlyList<ClauseQuote> Quote(IEnumerable<string> clauses) =>
        [.. clauses.Select(id => new ClauseQuote { Id = id, Quote = ClauseCatalogue.Find(id)?.Quote })];

    private static DueState StateOf(DeadlineState state) => state switch
    {
        DeadlineState.Armed => DueState.Open,
        DeadlineState.Met => DueState.Met,
        DeadlineState.Missed => DueState.Missed,
        DeadlineState.Void => DueState.Void,
        _ => DueState.Elapsed,
    };
}
