using Orchestrator.Calendars;
using Orchestrator.Desk.Days;

namespace Orchestrator.Desk.Calendars;

/// <summary>Calendars as the API gives them.</summary>
public static class CalendarViews
{
    /// <summary>A region's calendar with its years; days of rest and make-up days are counted as they fall.</summary>
    public static CalendarView Of(WorkingCalendar calendar) =>
        new()
        {
            Region = calendar.Region,
            Name = calendar.Source.Name.Chinese,
            Version = calendar.Version,
            ValidThrough = calendar.ValidThrough,
            Years =
            [
                .. calendar.Source.Years.Select(year => new CalendarYear
                {
                    Year = year.Year,
                    DocumentNo = year.DocumentNo,
                    IssuedOn = year.Issued,
                    Source = year.Source,
                    RestDays = year.Days.Count(day => !calendar.IsWorkingDay(day.Date)),
                    MakeUpDays = year.Days.Count(day => calendar.IsWorkingDay(day.Date)),
                }),
            ],
        };

    /// <summary>The days that an import would count otherwise, in the order of the diff.</summary>
    public static IReadOnlyList<CalendarChange> Changes(CalendarDiff diff) =>
        [
            .. diff.Changes.Select(change => new CalendarChange
            {
                Date = change.Date,
                Weekday = Weekdays.Of(change.Date),
                Before = change.Before.ReasonZh,
                After = change.After.ReasonZh,
            }),
        ];
}
