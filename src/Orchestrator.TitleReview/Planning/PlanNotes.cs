using NodaTime;
using NodaTime.Text;

namespace Orchestrator.TitleReview.Planning;

/// <summary>What has to be said of a shown date so that nobody takes it for more than it is.</summary>
internal static class PlanNotes
{
    private const string Code = "note";

    /// <summary>The rule is there for cycles of another kind.</summary>
    public static PlanWarning NotApplicable { get; } =
        new(
            Code,
            "本周期未设为适用，此日期供适用的周期参考",
            "Not switched on for this cycle; shown for those it concerns"
        );

    /// <summary>What a correction's shown day means.</summary>
    public static PlanWarning Correction(int days, LocalDate returned, LocalDate cap) =>
        new(
            Code,
            $"自退回之日起{days}个工作日内，且不晚于{Iso(cap)}；所示为{Iso(returned)}退回的",
            $"Within {days} working days of the return, and not after {Iso(cap)}; shown is a return on {Iso(returned)}"
        );

    /// <summary>For which day a date is shown that counts from something nobody knows beforehand.</summary>
    public static PlanWarning Example(LocalDate day, string chinese, string english) =>
        new(Code, $"所示为{Iso(day)}{chinese}的", $"Shown for one that is {english} {Iso(day)}");

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
