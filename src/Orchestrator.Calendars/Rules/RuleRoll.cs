using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>Moves a rest day to a working day, where the rule says so.</summary>
internal static class RuleRoll
{
    public static Result<WorkingDate> Apply(WorkingCalendar calendar, LocalDate day, DateRoll roll)
    {
        var rolled = roll switch
        {
            DateRoll.Next => calendar.NextOnOrAfter(day),
            DateRoll.Previous => calendar.PreviousOnOrBefore(day),
            _ => Result.Success(new WorkingDate(day, false)),
        };
        return !rolled.IsSuccess || RuleDates.IsSupported(rolled.Value.Date)
            ? rolled
            : RuleDates.OutOfRange<WorkingDate>("$");
    }
}
