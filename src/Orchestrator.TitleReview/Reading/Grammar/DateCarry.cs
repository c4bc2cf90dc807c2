using NodaTime;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>Reads the dates of one sentence in order: what a date leaves out comes from the one before, else from the notice.</summary>
internal static class DateCarry
{
    /// <summary>A range that ends in the next year is shorter than half a year.</summary>
    private const int LeastMonthsBack = 6;

    /// <summary>Every written date of the sentence with its days.</summary>
    public static Dictionary<WrittenDate, ReadDate> Read(string text, IReadOnlyList<Island> islands, YearOfDates years)
    {
        var read = new Dictionary<WrittenDate, ReadDate>(ReferenceEqualityComparer.Instance);
        ReadDate? before = null;
        int? written = null;
        foreach (var date in islands.OfType<WrittenDate>())
        {
            var follows = before is not null && IsRange(text, before.Written, date);
            var (year, trouble) = YearOf(date, before, written, follows, years);
            if (date.Year is not null || date.YearShift is not null)
                written = year;
            var month = date.Month ?? before?.Written.Month ?? before?.First?.Month;
            var days = Days(date, year, month, trouble);
            read[date] = days;
            before = days with { Written = date with { Month = month } };
        }

        return read;
    }

    /// <summary>Whether two dates are the ends of one range.</summary>
    public static bool IsRange(string text, WrittenDate first, WrittenDate second) =>
        second.Start > first.End && WordTable.Starts("range", text, first.End) == second.Start - first.End;

    private static (int? Year, DateTrouble Trouble) YearOf(
        WrittenDate date,
        ReadDate? before,
        int? written,
        bool follows,
        YearOfDates years
    )
    {
        if (date.Year is { } said)
            return (said, DateTrouble.None);
        if (date.IsSameYear && before?.First is { } same)
            return (same.Year, DateTrouble.None);
        if (date.YearShift is { } shift)
        {
            return (
                (shift > 0 && before?.First is { } from && written is not null ? from.Year : years.Year) + shift,
                DateTrouble.None
            );
        }
        if (follows && before!.First is { } first)
        {
            return (
                RollsOver(date, first) ? first.Year + 1 : first.Year,
                RollsOver(date, first) ? DateTrouble.NextYear : DateTrouble.None
            );
        }

        // 2024年12月1日至2025年1月31日…, 2月15日前: only forward, and only into the next year.
        if (
            written is { } carried
            && years.Year is { } own
            && carried == own + 1
            && before?.Last is { } last
            && last.Year == carried
            && date.Month is { } next
            && (next, date.Day ?? 31).CompareTo((last.Month, last.Day)) >= 0
        )
        {
            return (carried, DateTrouble.CarriedYear);
        }
        return years.Year is null && written is not null
            ? (written, DateTrouble.CarriedYear)
            : (years.Year, DateTrouble.None);
    }

    /// <summary>12月20日至1月10日 ends in the next year; 7月10日至7月1日 is a mistake.</summary>
    private static bool RollsOver(WrittenDate date, LocalDate first) =>
        date.Month is { } month
        && (month, date.Day ?? 31).CompareTo((first.Month, first.Day)) < 0
        && first.Month - month >= LeastMonthsBack;

    private static ReadDate Days(WrittenDate date, int? year, int? month, DateTrouble trouble)
    {
        if (date.Part == DatePart.YearEnd)
            month = 12;
        if (month is null)
            return new ReadDate(date, null, null, DateTrouble.MonthUnknown);
        if (month is < 1 or > 12 || date is { Part: DatePart.Day, Day: < 1 or > 31 })
            return new ReadDate(date, null, null, DateTrouble.NoSuchDay);
        if (year is not { } known)
            return new ReadDate(date, null, null, DateTrouble.YearUnknown);
        if (known is < 1900 or > 2199)
            return new ReadDate(date, null, null, DateTrouble.NoSuchDay);
        var end = CalendarSystem.Iso.GetDaysInMonth(known, month.Value);
        if (date.Part == DatePart.Day && date.Day > end)
            return new ReadDate(date, null, null, DateTrouble.NoSuchDay);
        var (from, to) = date.Part switch
        {
            DatePart.Day => (date.Day!.Value, date.Day.Value),
            DatePart.First => (1, 10),
            DatePart.Second => (11, 20),
            DatePart.Third => (21, end),
            DatePart.FirstAndSecond => (1, 20),
            DatePart.SecondAndThird => (11, end),
            DatePart.Month or DatePart.Months => (1, end),
            _ => (end, end),
        };
        return new ReadDate(
            date,
            new LocalDate(known, month.Value - date.Months + 1, from),
            new LocalDate(known, month.Value, to),
            trouble
        );
    }
}
