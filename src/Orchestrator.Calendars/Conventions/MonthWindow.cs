using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>Whole calendar months, such as the six before an application 「不含申报当月」 (C17).</summary>
/// <param name="First">The first month, inclusive.</param>
/// <param name="Last">The last month, inclusive.</param>
public sealed record MonthWindow(YearMonth First, YearMonth Last)
{
    /// <summary>
    /// The <paramref name="months"/> full months before the month of <paramref name="submitted"/>, which is not counted.
    /// Errors: months outside 1 to 1200, dates outside the years 2 to 9998.
    /// </summary>
    public static Result<MonthWindow> Before(LocalDate submitted, int months) =>
        RuleDates
            .Amount(months, OffsetUnit.Months, "months")
            .Then(amount =>
            {
                var month = new LocalDate(submitted.Year, submitted.Month, 1);
                var first = RuleDates.PlusMonths(month, -amount);
                var last = RuleDates.PlusMonths(month, -1);
                return first.Then(from => last.Map(to => new MonthWindow(from.ToYearMonth(), to.ToYearMonth())));
            });

    /// <summary>Whether a day lies in one of the months.</summary>
    public bool Contains(LocalDate date) => date >= First.OnDayOfMonth(1) && date < Last.OnDayOfMonth(1).PlusMonths(1);
}
