using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>What no true arrangement looks like. The limits leave room: the longest holiday so far had nine days.</summary>
internal static class ArrangementChecks
{
    private const int MaximumRestDaysInARow = 20;
    private const int MaximumRestDaysInAMonth = 25;
    private const int MaximumMakeUpDays = 15;

    /// <summary>The holidays of 《全国年节及纪念日放假办法》 article 2; a whole year lacks none of them.</summary>
    private static readonly string[] StatutoryHolidays = ["元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆"];

    public static void Check(
        YearArrangement year,
        IReadOnlyList<ArrangedDay> asRead,
        bool national,
        string path,
        List<CalendarError> errors
    )
    {
        foreach (
            var same in asRead
                .GroupBy(day => day.Date)
                .Where(group => group.Select(day => day.IsOffDay).Distinct().Count() > 1)
        )
        {
            Refuse(TextId.ErrorContradiction, same.Key);
        }
        if (year.Days.Count(day => !day.IsOffDay) > MaximumMakeUpDays)
            Refuse(TextId.ErrorTooManyMakeUpDays, MaximumMakeUpDays);
        if (national && year.Status == ArrangementStatus.Official)
        {
            foreach (
                var missing in StatutoryHolidays.Where(name =>
                    !year.Days.Any(day => day.IsOffDay && day.Name.Contains(name, StringComparison.Ordinal))
                )
            )
            {
                Refuse(TextId.ErrorHolidayMissing, year.Year, TextCatalogue.Holiday(missing));
            }
        }

        CheckRestDays();

        void CheckRestDays()
        {
            var named = year.Days.DistinctBy(day => day.Date).ToDictionary(day => day.Date, day => day.IsOffDay);
            var inARow = 0;
            var inMonth = new int[13];
            for (var date = new LocalDate(year.Year, 1, 1); date.Year == year.Year; date = date.PlusDays(1))
            {
                var rest = named.TryGetValue(date, out var off) ? off : !DayNumber.IsMondayToFriday(DayNumber.Of(date));
                inARow = rest ? inARow + 1 : 0;
                inMonth[date.Month] += rest ? 1 : 0;
                if (inARow == MaximumRestDaysInARow + 1)
                    Refuse(TextId.ErrorTooManyRestDays, date, MaximumRestDaysInARow);
            }

            for (var month = 1; month <= 12; month++)
            {
                if (inMonth[month] > MaximumRestDaysInAMonth)
                    Refuse(TextId.ErrorMonthOff, year.Year, month);
            }
        }

        void Refuse(string textId, params object?[] values) =>
            errors.Add(CalendarError.Of(CalendarErrorCodes.Impossible, path + ".days", textId, values));
    }
}
