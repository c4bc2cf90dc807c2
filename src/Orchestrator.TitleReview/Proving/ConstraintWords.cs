using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Proving;

/// <summary>Date rules as conditions in words, with the names of the two events.</summary>
internal static class ConstraintWords
{
    /// <summary>An event and a day.</summary>
    public static BilingualText Of(BilingualText name, bool isLatest, LocalDate day) =>
        isLatest
            ? new BilingualText($"{name.Chinese}不晚于{Iso(day)}", $"{name.English} by {Iso(day)}")
            : new BilingualText($"{name.Chinese}不早于{Iso(day)}", $"{name.English} not before {Iso(day)}");

    /// <summary>An event and another that its rule counts from.</summary>
    public static BilingualText Of(BilingualText name, bool isLatest, DateRule rule, BilingualText anchor)
    {
        var (chinese, english) = (rule, isLatest) switch
        {
            (OnRule, true) => ($"不晚于{anchor.Chinese}", $"not after {anchor.English}"),
            (OnRule, false) => ($"不早于{anchor.Chinese}", $"not before {anchor.English}"),
            (PublicityRule publicity, _) => (
                $"在{anchor.Chinese}后满{publicity.WorkingDays}个工作日",
                $"{publicity.WorkingDays} working days after {anchor.English}"
            ),
            (BeforeRule before, true) => (
                $"不晚于{anchor.Chinese}前{Amount(before.Amount, before.Unit)}",
                $"at least {AmountEn(before.Amount, before.Unit)} before {anchor.English}"
            ),
            (BeforeRule before, false) => (
                $"不早于{anchor.Chinese}前{Amount(before.Amount, before.Unit)}",
                $"at most {AmountEn(before.Amount, before.Unit)} before {anchor.English}"
            ),
            (AfterRule after, true) => (
                $"在{anchor.Chinese}后{Amount(after.Amount, after.Unit)}内",
                $"within {AmountEn(after.Amount, after.Unit)} after {anchor.English}"
            ),
            (AfterRule after, false) => (
                $"在{anchor.Chinese}后{Amount(after.Amount, after.Unit)}或以后",
                $"at least {AmountEn(after.Amount, after.Unit)} after {anchor.English}"
            ),
            (_, true) => ($"的最晚日由{anchor.Chinese}推算", $"not after a day counted from {anchor.English}"),
            _ => ($"的最早日由{anchor.Chinese}推算", $"not before a day counted from {anchor.English}"),
        };
        return new BilingualText(name.Chinese + chinese, $"{name.English} {english}");
    }

    public static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Amount(int amount, OffsetUnit unit) =>
        amount
        + unit switch
        {
            OffsetUnit.WorkingDays => "个工作日",
            OffsetUnit.Months => "个月",
            _ => "日",
        };

    private static string AmountEn(int amount, OffsetUnit unit) =>
        $"{amount} "
        + $"{unit switch { OffsetUnit.WorkingDays => "working day", OffsetUnit.Months => "month", _ => "day" }}"
        + $"{(amount == 1 ? "" : "s")}";
}
