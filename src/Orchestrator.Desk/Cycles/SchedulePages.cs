using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Deadlines;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.Desk.Cycles;

/// <summary>What a cycle's schedule foresees and no deadline row says yet.</summary>
public sealed class SchedulePages(PlanCache compiled, CalendarCache calendars, NoticeCache notices, JudgingClock clock)
{
    /// <summary>How the id of a planned item begins.</summary>
    public const string Prefix = "plan:";

    /// <summary>The planned items whose activity has no deadline row yet.</summary>
    public async Task<IReadOnlyList<TimelineItem>> MissingAsync(
        Cycle cycle,
        CyclePlans plans,
        IReadOnlySet<string> activitiesWithRows,
        WorkingCalendar calendar,
        LocalDate today,
        NoticeBook quoted,
        CancellationToken cancellationToken
    )
    {
        var plan = await plans.OfAsync(cycle, cancellationToken);
        return
        [
            .. plan
                .Items.Where(item =>
                    !activitiesWithRows.Contains(ActivityOf(item))
                    && (item.DueDate is not null || item.Opens is not null)
                )
                .Select(item => PlanItems.Of(item, cycle.Code, Prefix + item.Id, calendar, today, quoted)),
        ];
    }

    /// <summary>A planned item's own page; null when the schedule foresees none with this id.</summary>
    public async Task<DueDetail?> FindAsync(Cycle cycle, string id, CancellationToken cancellationToken)
    {
        var book = await calendars.GetAsync(cancellationToken);
        var quoted = await notices.GetAsync(cancellationToken);
        var plan = await new CyclePlans(compiled, book, quoted).OfAsync(cycle, cancellationToken);
        if (plan.Items.FirstOrDefault(item => Prefix + item.Id == id) is not { } item)
            return null;
        var today = CivilTime.DayOf(await clock.ReadAsync(cancellationToken));
        return PlanItems.Page(item, cycle.Code, id, book.For(cycle.CalendarRegion).Value, today, quoted);
    }

    private static string ActivityOf(PlanItem item) =>
        item.Id.LastIndexOf('.') is > 0 and var dot ? item.Id[..dot] : item.Id;
}
