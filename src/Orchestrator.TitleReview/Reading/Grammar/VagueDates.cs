using NodaTime;
using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>The readings of phrases such as 4月上旬前 and 10月前 (C5, C6).</summary>
internal static class VagueDates
{
    /// <summary>Whether a date before which something is to be done has several readings.</summary>
    public static bool IsVague(WrittenDate date, bool before) =>
        IsTenDays(date.Part) || (before && date.Part is DatePart.Month or DatePart.Months);

    /// <summary>上旬, 中下旬: a part of a month.</summary>
    private static bool IsTenDays(DatePart part) =>
        part
            is DatePart.First
                or DatePart.Second
                or DatePart.Third
                or DatePart.FirstAndSecond
                or DatePart.SecondAndThird;

    /// <summary>The readings of a last day, the recommended one marked; empty when the days are not known.</summary>
    public static IReadOnlyList<ReadOption> OfLastDay(ReadDate date)
    {
        if (date is not { First: { } first, Last: { } last })
            return [];
        var strict = first.PlusDays(-1);
        return date.Written.Part switch
        {
            DatePart.Month =>
            [
                new("strict", "该月开始之前", "before the month begins", strict, Recommended: true),
                new("lenient", "至该月最后一日（含）", "through the last day of the month", last, Recommended: false),
            ],
            DatePart.Months =>
            [
                new("strict", "该时段开始之前", "before the period begins", strict, Recommended: true),
                new(
                    "lenient",
                    "至该时段最后一日（含）",
                    "through the last day of the period",
                    last,
                    Recommended: false
                ),
            ],
            DatePart.FirstAndSecond or DatePart.SecondAndThird =>
            [
                new(
                    "default",
                    "至后一旬最后一日（含）",
                    "through the last day of the later ten days",
                    last,
                    Recommended: true
                ),
                new(
                    "middle",
                    "至前一旬最后一日（含）",
                    "through the last day of the earlier ten days",
                    first.PlusDays(9),
                    Recommended: false
                ),
                new("strict", "前一旬开始之前", "before the earlier ten days begin", strict, Recommended: false),
            ],
            DatePart.Second =>
            [
                new("default", "至该旬最后一日（含）", "through the last day of the period", last, Recommended: true),
                new("strict", "该旬开始之前", "before the period begins", strict, Recommended: false),
                new(
                    "middle",
                    "至当月15日（含）",
                    "through the 15th",
                    new LocalDate(last.Year, last.Month, 15),
                    Recommended: false
                ),
            ],
            _ =>
            [
                new("default", "至该旬最后一日（含）", "through the last day of the period", last, Recommended: true),
                new("strict", "该旬开始之前", "before the period begins", strict, Recommended: false),
            ],
        };
    }

    /// <summary>The readings of 15日后 as an opening (C11): the day itself is not counted, or it is.</summary>
    public static IReadOnlyList<ReadOption> OfDayAfter(ReadDate date) =>
        date.Last is not { } day
            ? []
            :
            [
                new("exclusive", "不含当日，次日起", "from the day after", day.PlusDays(1), Recommended: true),
                new("inclusive", "含当日", "from the day itself", day, Recommended: false),
            ];
}
