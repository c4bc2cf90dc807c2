using System.Text.RegularExpressions;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>The date rules that rules of a notice are. Nothing is guessed: without a day or a number there is none.</summary>
internal static partial class DayRules
{
    /// <summary>The last day, or the day counted; null when the text does not say enough.</summary>
    public static DateRule? Due(ReadRule rule) =>
        rule.Form switch
        {
            ReadForm.By or ReadForm.Cutoff => Fixed(rule.Date, rule.Time),
            ReadForm.Window => Fixed(rule.To, rule.Time),
            ReadForm.Vague => Vague(rule),
            ReadForm.Within => After(rule),
            ReadForm.Before => Before(rule),
            _ => null,
        };

    /// <summary>The first day; null when the rule has none.</summary>
    public static DateRule? Opening(ReadRule rule) =>
        rule.Form switch
        {
            // 5月15日后: the day itself is outside, unless it is read otherwise.
            ReadForm.From when Reading(rule, "inclusive") is { } named => new FixedDateRule
            {
                Date = named,
                Inclusive = false,
            },
            ReadForm.From => Opens(rule.Date, rule.Time),
            ReadForm.Window => Opens(rule.From, rule.TimeFrom),
            _ => null,
        };

    /// <summary>
    /// The first day on which what is held on a day or in a period (10月中旬召开) may be; null where the text says
    /// only by when (10月中旬前召开).
    /// </summary>
    public static FixedDateRule? Begins(ReadRule rule) =>
        InAdvance().IsMatch(rule.Quote) ? null
        : rule.Form == ReadForm.By && rule.Date is { } day ? new FixedDateRule { Date = day }
        : Vague(rule) is TenDayPeriodRule period && rule.Form == ReadForm.Vague
            ? new FixedDateRule { Date = new LocalDate(period.Year, period.Month, FirstDayOf(period.Period)) }
        : null;

    /// <summary>The reading that the conventions recommend; null when the phrase has one alone.</summary>
    public static ReadOption? Recommended(ReadRule rule) => rule.Readings.FirstOrDefault(option => option.Recommended);

    private static int FirstDayOf(TenDayPeriod period) =>
        period switch
        {
            TenDayPeriod.First => 1,
            TenDayPeriod.Second => 11,
            _ => 21,
        };

    [GeneratedRegex(
        "[日号旬月底](?:之|以)?前|不迟于|不晚于|截止|截至|最迟",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex InAdvance();

    private static LocalDate? Reading(ReadRule rule, string name) =>
        rule.Readings.FirstOrDefault(option => option.Name == name)?.Date;

    private static FixedDateRule? Fixed(LocalDate? day, string? time) =>
        day is { } date ? new FixedDateRule { Date = date, TimeOfDay = Hour(time) } : null;

    private static FixedDateRule? Opens(LocalDate? day, string? time) =>
        day is { } date
            ? new FixedDateRule
            {
                Date = date,
                TimeOfDay = Hour(time) is { } hour && hour != DeadlineTime.EndOfDay ? hour : null,
            }
            : null;

    /// <summary>24:00 is the usual end of a day and needs no saying.</summary>
    private static DeadlineTime? Hour(string? time) =>
        time is not null
        && DeadlineTime.TryRead(time, out var hour)
        && hour != DeadlineTime.EndOfDay
        && hour != DeadlineTime.StartOfDay
            ? hour
            : null;

    private static DateRule? Vague(ReadRule rule)
    {
        // Several months or tens of days together are no period of the calendar rules: the recommended day stands.
        var begins = Reading(rule, "strict")?.PlusDays(1);
        if (Reading(rule, "lenient") is { } end && begins == new LocalDate(end.Year, end.Month, 1))
            return new BeforeMonthRule { Year = end.Year, Month = end.Month };
        if (Reading(rule, "default") is { } last && begins == TenDaysOf(last))
        {
            return new TenDayPeriodRule
            {
                Year = last.Year,
                Month = last.Month,
                Period =
                    last.Day <= 10 ? TenDayPeriod.First
                    : last.Day <= 20 ? TenDayPeriod.Second
                    : TenDayPeriod.Third,
            };
        }

        return Fixed(rule.Readings.Count == 0 ? rule.Date : Recommended(rule)?.Date, rule.Time);
    }

    /// <summary>The first day of the ten days that end on a day.</summary>
    private static LocalDate TenDaysOf(LocalDate last) =>
        new(
            last.Year,
            last.Month,
            last.Day <= 10 ? 1
                : last.Day <= 20 ? 11
                : 21
        );

    private static AfterRule? After(ReadRule rule) =>
        rule is { N: >= 1 and <= WorkingCalendar.MaximumCount and var amount, Unit: { } unit, AnchorName: { } anchor }
            ? new AfterRule
            {
                Anchor = anchor,
                Amount = amount,
                Unit = UnitOf(unit),
            }
            : null;

    private static DateRule? Before(ReadRule rule) =>
        rule is not { N: >= 1 and <= WorkingCalendar.MaximumCount and var amount, Unit: { } unit } ? null
        : rule.AnchorName is not { } anchor ? null
        : rule.Bound == ReadBound.Within && unit == ReadUnit.WorkingDay
            ? new WithinBeforeRule { Anchor = anchor, WorkingDays = amount }
        : new BeforeRule
        {
            Anchor = anchor,
            Amount = amount,
            Unit = UnitOf(unit),
        };

    private static OffsetUnit UnitOf(ReadUnit unit) =>
        unit switch
        {
            ReadUnit.WorkingDay => OffsetUnit.WorkingDays,
            ReadUnit.Month => OffsetUnit.Months,
            _ => OffsetUnit.Days,
        };
}
