using Orchestrator.Calendars;
using Orchestrator.TitleReview.Notices;

namespace Orchestrator.TitleReview.Floors;

/// <summary>The minima that notices' clauses state for dates counted back from an event.</summary>
public static class NoticeFloors
{
    /// <summary>The floor that clauses set for a date; null when they set none.</summary>
    /// <param name="notices">The notices known.</param>
    /// <param name="rule">The date's rule.</param>
    /// <param name="clauses">What it rests on.</param>
    public static Floor? Before(NoticeBook notices, DateRule? rule, IReadOnlyList<string> clauses)
    {
        ArgumentNullException.ThrowIfNull(notices);
        if (rule is not BeforeRule { Unit: not OffsetUnit.Months } before)
            return null;
        var (unit, chinese, english) =
            before.Unit == OffsetUnit.Days ? ("days", "日", "days") : ("workingDays", "个工作日", "working days");
        return notices.Strictest(clauses, unit) is { } floor
            ? new Floor(
                "before",
                floor.Minimum,
                unit,
                $"之前不少于{floor.Minimum}{chinese}",
                $"At least {floor.Minimum} {english} before",
                floor.Clause
            )
            : null;
    }
}
