using Orchestrator.Calendars;
using Orchestrator.Server.Deadlines;

namespace Orchestrator.Server.Calendars;

/// <summary>Calendars as the API gives them.</summary>
internal static class CalendarViews
{
    public static CalendarView Of(WorkingCalendar calendar) => new()
    {
        Region = calendar.Region,
        Name = calendar.Source.Name.Chinese,
        Version = calendar.Version,
        ValidThrough = calendar.ValidThrough,
        Years = [.. calendar.Source.Years.Select(year => new CalendarYear
        {
            Year = year.Year,
            DocumentNo = year.DocumentNo,
            IssuedOn = year.Issued,
            Source = year.Source,
            RestDays = year.Days.Count(day => !calendar.IsWorkingDay(day.Date)),
            MakeUpDays = year.Days.Count(day => calendar.IsWorkingDay(day.Date)),
        })],
    };

    public static IReadOnlyList<CalendarChange> Changes(CalendarDiff diff) => [.. diff.Changes.Select(change => new CalendarChange
    {
        Date = change.Date,
        Weekday = Weekdays.Of(change.Date),
        Before = change.Before.ReasonZh,
        After = change.After.ReasonZh,
    })];
}
