using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Deadlines;
using Orchestrator.Server.Hosting;
using Orchestrator.Storage.Cycles;

namespace Orchestrator.Server.Cycles;

/// <summary>What is running, what is due in the next ten working days, what is late.</summary>
internal sealed class OverviewQuery(CycleQueries cycles, CalendarCache calendars, JudgingClock clock, ServerMode mode)
{
    private const int Ahead = 10;
    private const int MostOverdue = 100;

    public async Task<Overview> ReadAsync(CancellationToken cancellation)
    {
        var now = await clock.ReadAsync(cancellation);
        var today = CivilTime.DayOf(now);
        var book = await calendars.GetAsync(cancellation);
        var all = await cycles.AllAsync(cancellation);
        var summaries = new List<CycleSummary>();
        var due = new List<TimelineItem>();
        foreach (var cycle in all)
        {
            summaries.Add(await cycles.SummaryAsync(cycle, cancellation));
            if (cycle.Status == CycleStatus.Running) due.AddRange(await cycles.DeadlinesAsync(cycle, cancellation));
        }

        var national = book.For(CalendarBook.NationalRegion).Value;
        var last = national.Find(today, Ahead).TryGet(out var found) ? found.Date : today.PlusDays(14);
        return new Overview
        {
            Now = now,
            Today = today,
            Practice = mode.IsPractice,
            Calendar = Validity(book, today),
            Cycles = summaries,
            Upcoming = [.. due.Where(item => item.State == DueState.Open && !IsOver(item, now) && item.DueDate <= last)],
            Overdue = [.. due.Where(item => (item.State == DueState.Missed && item.Kind == DueKind.Statutory) || (item.State == DueState.Open && IsOver(item, now)))
                .OrderByDescending(item => item.DueDate).Take(MostOverdue)],
        };
    }

    /// <summary>How long each region's calendar is official, with a warning when the next two months are not covered.</summary>
    public static CalendarValidity Validity(CalendarBook book, LocalDate today)
    {
        var regions = book.Regions.Select(region => Region(book.For(region).Value, today)).ToList();
        return new CalendarValidity { Regions = regions, Warning = regions.FirstOrDefault(region => region.Warning is not null)?.Warning };
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
            Warning = covered ? null : $"{name}工作日历只到 {calendar.ValidThrough:uuuu-MM-dd}，其后日期为暂定；放假安排公布后请在“日历”中导入。",
        };
    }
}
