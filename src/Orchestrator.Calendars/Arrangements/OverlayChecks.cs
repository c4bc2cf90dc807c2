using System.Globalization;

namespace Orchestrator.Calendars;

/// <summary>An overlay may turn any day either way, but working a day that is worked anyway shows a typing error.</summary>
internal static class OverlayChecks
{
    public static Result<WorkingCalendar> Check(CalendarImport import, WorkingCalendar below)
    {
        if (below.Base is not null)
        {
            return Result.Failure<WorkingCalendar>(
                CalendarError.Of(CalendarErrorCodes.Impossible, "$.base", TextId.ErrorBaseIsOverlay, below.Region)
            );
        }
        var errors = new List<CalendarError>();
        for (var at = 0; at < import.Years.Count; at++)
        {
            foreach (var day in import.Years[at].Days.Where(day => !day.IsOffDay && below.IsWorkingDay(day.Date)))
            {
                errors.Add(
                    CalendarError.Of(
                        CalendarErrorCodes.Impossible,
                        $"$.years[{at.ToString(CultureInfo.InvariantCulture)}].days",
                        TextId.ErrorMakeUpOnWorkingDay,
                        day.Date
                    )
                );
            }
        }

        return errors.Count == 0 ? Result.Success(below) : Result.Failure<WorkingCalendar>(errors);
    }
}
