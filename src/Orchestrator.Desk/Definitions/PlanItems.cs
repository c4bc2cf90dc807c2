using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Deadlines;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.Desk.Definitions;

/// <summary>Planned dates as people read them.</summary>
public static class PlanItems
{
    /// <summary>A planned date as a line of the time line; state is always planned.</summary>
    public static TimelineItem Of(
        PlanItem item,
        string cycleCode,
        string id,
        WorkingCalendar calendar,
        LocalDate today,
        NoticeBook notices
    )
    {
        var day = item.DueDate ?? (item.Opens is { } opens ? CivilTime.DayOf(opens) : null);
        return new TimelineItem
        {
            Id = id,
            CycleCode = cycleCode,
            Title = item.Action,
            Action = null,
            Actor = item.Actor,
            ActorText = item.Actor is null ? null : Roles.Chinese(item.Actor),
            Clauses = DueItems.Quote(item.Clauses, notices),
            Kind = KindOf(item.Kind),
            Opens = item.Opens,
            Due = item.Due,
            DueDate = day,
            EffectiveDate = item.EffectiveDate ?? (day is { } last ? DayCount.Effective(calendar, last) : null),
            Weekday = day is { } shown ? Weekdays.Of(shown) : null,
            WorkingDaysLeft = day is { } until ? DayCount.WorkingDaysLeft(calendar, today, until) : null,
            State = DueState.Planned,
            Hard = item.Hard,
            Provisional = item.Provisional,
            Count = 1,
            Lane = item.Kind == "publicity" ? Lane.Publicity : Lanes.ByRole(item.Actor),
            Lateness = null,
        };
    }

    /// <summary>The same with its own page: the proof of its day among it.</summary>
    public static DueDetail Page(
        PlanItem item,
        string cycleCode,
        string id,
        WorkingCalendar calendar,
        LocalDate today,
        NoticeBook notices
    )
    {
        var line = Of(item, cycleCode, id, calendar, today, notices);
        return new DueDetail
        {
            Id = line.Id,
            CycleCode = line.CycleCode,
            Title = line.Title,
            Action = line.Action,
            Actor = line.Actor,
            ActorText = line.ActorText,
            Clauses = line.Clauses,
            Kind = line.Kind,
            Opens = line.Opens,
            Due = line.Due,
            DueDate = line.DueDate,
            EffectiveDate = line.EffectiveDate,
            Weekday = line.Weekday,
            WorkingDaysLeft = line.WorkingDaysLeft,
            State = line.State,
            Hard = line.Hard,
            Provisional = line.Provisional,
            Count = line.Count,
            Proof = item.Proof is { } proof ? ProofViews.Of(proof, calendar.Version) : null,
            Moves = [],
            Decision = null,
            Notices = [],
        };
    }

    private static DueKind KindOf(string kind) =>
        kind switch
        {
            "deadline" => DueKind.Statutory,
            "publicity" => DueKind.Period,
            "internal" => DueKind.Internal,
            _ => DueKind.Opening,
        };
}
