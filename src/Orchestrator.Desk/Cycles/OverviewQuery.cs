using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Deadlines;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Practice;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;

namespace Orchestrator.Desk.Cycles;

/// <summary>What is running within somebody's reach, and what of theirs is due in the next ten working days, or late.</summary>
public sealed class OverviewQuery(
    CycleQueries cycles,
    CalendarCache calendars,
    JudgingClock clock,
    PracticeMode practice
)
{
    private const int Ahead = 10;
    private const int MostOverdue = 100;

    /// <summary>As it stands by the clock that judges; of what is late at most a hundred, the latest first.</summary>
    public async Task<Overview> ReadAsync(Operator who, CancellationToken cancellationToken)
    {
        var now = await clock.ReadAsync(cancellationToken);
        var today = CivilTime.DayOf(now);
        var book = await calendars.GetAsync(cancellationToken);
        var read = await cycles.ReadAllAsync(who, cancellationToken);
        var due = read.Where(one => one.Cycle.Status == CycleStatus.Running)
            .SelectMany(one => one.Due)
            .Where(item => Concerns.IsFor(who, item.Actor))
            .ToList();
        var national = book.For(CalendarBook.NationalRegion).Value;
        var last = national.Find(today, Ahead).TryGet(out var found) ? found.Date : today.PlusDays(14);
        return new Overview
        {
            Now = now,
            Today = today,
            Practice = practice.IsOn,
            Calendar = Validity(book, today),
            Cycles = [.. read.Select(CycleQueries.Summary)],
            Upcoming =
            [
                .. due.Where(item => item.State == DueState.Open && !IsOver(item, now) && item.DueDate <= last),
            ],
            Overdue =
            [
                .. due.Where(item =>
                        (item.State == DueState.Missed && item.Kind == DueKind.Statutory)
                        || (item.State == DueState.Open && IsOver(item, now))
                    )
                    .OrderByDescending(item => item.DueDate)
                    .Take(MostOverdue),
            ],
        };
    }

    /// <summary>How long each region's calendar is official, with a warning when the next two months are not covered.</summary>
    public static CalendarValidity Validity(CalendarBook book, LocalDate today)
    {
        var regions = book.Regions.Select(region => Region(book.For(region).Value, today)).ToList();
        return new CalendarValidity
        {
            Regions = regions,
            Warning = regions.FirstOrDefault(region => region.Warning is not null)?.Warning,
        };
    }

    private static bool IsOver(TimelineItem item, Instant now) => (item.Due ?? item.Opens) is { } at && at <= now;

    private static RegionValidity Region(WorkingCalendar calendar, LocalDate today)
    {
        var covered = calendar.ValidThrough >= today.PlusMonths(2);
        var name = calendar.Source.Name.Chinese;
        return new RegionValidity
        {
            Region = calendar.Region,
            Name = name,
            Version = calendar.Version,
            ValidThrough = calendar.ValidThrough,
            Status = covered ? "official" : "provisional",
            Warning = covered
                ? null
                : $"{name}工作日历只到 {calendar.ValidThrough:uuuu-MM-dd}，其后日期为暂定；放假安排公布后请在“日历”中导入。",
        };
    }
}
