using System.Globalization;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Readings;

/// <summary>
/// 用语解读: how a vague wording of a notice is read. A reading is text, so that one input of a definition can hold it: the name of a
/// reading (上旬前, 10月前, 前5个工作日内, 5月15日后), a whole number where the notice gives none (及时, 限时), a date (规定期限, 按时), or the
/// name of another date to count from (自评审结束还是自公示期满起算).
/// </summary>
internal static class ReadingChoices
{
    /// <summary>
    /// The rule as read; the rule itself when nothing is chosen. Throws <see cref="FormatException"/> with the
    /// readings it has when it has not this one.
    /// </summary>
    public static DateRule Choose(DateRule rule, string? reading)
    {
        if (string.IsNullOrWhiteSpace(reading))
            return rule;
        return TryChoose(rule, reading)
            ?? throw new FormatException(
                $"通知用语没有“{reading}”这种解读，可选：{string.Join("、", Of(rule))}。 There is no reading \"{reading}\"; choose "
                    + $"one of {string.Join(", ", Of(rule))}."
            );
    }

    /// <summary>Whether a rule can be read so.</summary>
    public static bool IsPossible(DateRule rule, string reading) =>
        reading.Length > 0 && TryChoose(rule, reading) is not null;

    /// <summary>The readings that a kind of rule has of itself; for a number or a date an example of what is expected.</summary>
    public static IReadOnlyList<string> Of(DateRule rule) =>
        rule switch
        {
            TenDayPeriodRule { Period: TenDayPeriod.Second } => ["default", "strict", "middle"],
            TenDayPeriodRule => ["default", "strict"],
            BeforeMonthRule => ["strict", "lenient"],
            WithinBeforeRule => ["both", "window", "atLeast"],
            FixedDateRule => ["inclusive", "exclusive", "yyyy-mm-dd"],
            OnRule => ["inclusive", "exclusive"],
            AfterRule after => [Whole(after.Amount), after.Anchor],
            BeforeRule before => [Whole(before.Amount), before.Anchor],
            _ => [],
        };

    /// <summary>Whether the kind of rule itself is vague: the wording has these readings and no others.</summary>
    public static bool IsVague(DateRule rule) => rule is TenDayPeriodRule or BeforeMonthRule or WithinBeforeRule;

    /// <summary>What a reading says, in words; the reading itself where it needs none.</summary>
    public static (string Chinese, string English) Label(DateRule rule, string reading) =>
        (rule, reading) switch
        {
            (TenDayPeriodRule, "default") => ("至该旬最后一日（含）", "through the last day of the period"),
            (TenDayPeriodRule, "strict") => ("该旬开始之前", "before the period begins"),
            (TenDayPeriodRule, "middle") => ("至当月15日（含）", "through the 15th"),
            (BeforeMonthRule, "strict") => ("该月开始之前", "before the month begins"),
            (BeforeMonthRule, "lenient") => ("至该月最后一日（含）", "through the last day of the month"),
            (WithinBeforeRule within, "both") => (
                $"前第{within.WorkingDays}个工作日当日（满足各种理解）",
                $"on working day {within.WorkingDays} before, which satisfies every reading"
            ),
            (WithinBeforeRule within, "window") => (
                $"前{within.WorkingDays}个工作日起至前一日",
                $"from {within.WorkingDays} working days before through the day before"
            ),
            (WithinBeforeRule within, "atLeast") => (
                $"不晚于前{within.WorkingDays}个工作日",
                $"at the latest {within.WorkingDays} working days before"
            ),
            (FixedDateRule or OnRule, "inclusive") => ("含当日", "the day included"),
            (FixedDateRule or OnRule, "exclusive") => ("不含当日", "the day not included"),
            (AfterRule or BeforeRule, _) when int.TryParse(reading, CultureInfo.InvariantCulture, out var number) =>
                Count(rule, number),
            (AfterRule or BeforeRule, _) => (
                $"自{AnchorTexts.Of(reading).Chinese}起算",
                $"counted from {AnchorTexts.Of(reading).English}"
            ),
            (FixedDateRule, _) => ("", ""),
            _ => (reading, reading),
        };

    private static DateRule? TryChoose(DateRule rule, string reading) =>
        rule switch
        {
            TenDayPeriodRule period when Named<TenDayReading>(rule, reading) is { } chosen => period with
            {
                Reading = chosen,
            },
            BeforeMonthRule month when Named<MonthReading>(rule, reading) is { } chosen => month with
            {
                Reading = chosen,
            },
            WithinBeforeRule within when Named<WithinReading>(rule, reading) is { } chosen => within with
            {
                Reading = chosen,
            },
            FixedDateRule named when reading is "inclusive" or "exclusive" => named with
            {
                Inclusive = reading == "inclusive",
            },
            FixedDateRule named when TypedDay.TryRead(reading, named.Date.Year, out var day) => named with
            {
                Date = day,
                Weekday = null,
            },
            OnRule when reading is "inclusive" => rule,
            OnRule on when reading is "exclusive" => new BeforeRule
            {
                Anchor = on.Anchor,
                Amount = 1,
                Unit = OffsetUnit.Days,
                Roll = DateRoll.None,
                TimeOfDay = on.TimeOfDay,
                Region = on.Region,
            },
            AfterRule after when Number(reading) is { } amount => after with { Amount = amount },
            BeforeRule before when Number(reading) is { } amount => before with { Amount = amount },
            AfterRule after when IsName(reading) => after with { Anchor = reading },
            BeforeRule before when IsName(reading) => before with { Anchor = reading },
            _ => null,
        };

    private static T? Named<T>(DateRule rule, string reading)
        where T : struct, Enum =>
        Of(rule).Contains(reading) && Enum.TryParse<T>(reading, ignoreCase: true, out var value) ? value : null;

    private static int? Number(string reading) =>
        int.TryParse(reading, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= WorkingCalendar.MaximumCount
            ? number
            : null;

    private static bool IsName(string reading) =>
        char.IsAsciiLetter(reading[0]) && reading.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.');

    private static (string, string) Count(DateRule rule, int number) =>
        (rule is AfterRule after ? after.Unit : ((BeforeRule)rule).Unit) switch
        {
            OffsetUnit.Days => ($"{number}日", $"{number} day(s)"),
            OffsetUnit.Months => ($"{number}个月", $"{number} month(s)"),
            _ => ($"{number}个工作日", $"{number} working day(s)"),
        };

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
