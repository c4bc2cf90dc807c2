using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Desk.Days;
using Orchestrator.Engine.Catalog;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Notices;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Deadlines;

/// <summary>Turns deadline rows into what people read.</summary>
/// <param name="plans">The compiled definitions.</param>
/// <param name="notices">Gives the notices that are cited.</param>
public sealed class DueItems(PlanCache plans, Func<CancellationToken, ValueTask<NoticeBook>> notices)
{
    /// <summary>The notices that lines cite: asked once for all of a list.</summary>
    public ValueTask<NoticeBook> NoticesAsync(CancellationToken cancellationToken) => notices(cancellationToken);

    /// <summary>
    /// One line for a group: its title from the definition, days left counted from today by the cycle's calendar.
    /// </summary>
    public async Task<TimelineItem> MakeAsync(
        DeadlineGroup group,
        string cycleCode,
        WorkingCalendar calendar,
        LocalDate today,
        NoticeBook quoted,
        CancellationToken cancellationToken
    )
    {
        var plan = await plans.GetAsync(group.VersionId, cancellationToken);
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
            Clauses = Quote(group.Clauses.Split(' ', StringSplitOptions.RemoveEmptyEntries), quoted),
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
    public async Task<string> ActivityOfAsync(DeadlineGroup group, CancellationToken cancellationToken) =>
        (await plans.GetAsync(group.VersionId, cancellationToken)).Activities.GetValueOrDefault(group.NodeId)?.Id
        ?? group.NodeId;

    /// <summary>Clauses with their sentences.</summary>
    public static IReadOnlyList<ClauseQuote> Quote(IEnumerable<string> clauses, NoticeBook notices) =>
        [.. clauses.Select(id => QuoteOf(id, notices))];

    private static ClauseQuote QuoteOf(string id, NoticeBook notices)
    {
        var clause = notices.Find(id);
        return new ClauseQuote
        {
            Id = id,
            Quote = clause?.Sentence,
            Notice = clause is null ? null : notices.Notice(clause.Notice)?.FullTitle,
        };
    }

    private static DueState StateOf(DeadlineState state) =>
        state switch
        {
            DeadlineState.Armed => DueState.Open,
            DeadlineState.Met => DueState.Met,
            DeadlineState.Missed => DueState.Missed,
            DeadlineState.Void => DueState.Void,
            _ => DueState.Elapsed,
        };
}
