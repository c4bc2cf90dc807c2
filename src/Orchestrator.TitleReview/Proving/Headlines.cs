using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Proving;

/// <summary>What kind of conflict a chain is, by the most telling of its conditions.</summary>
internal static class Headlines
{
    private static readonly (string Code, BilingualText Text)[] ByWeight =
    [
        ("V10", new("评委会核准备案有效期不足", "The committee's approval does not last")),
        ("V6", new("所需材料形成之前就须报送", "Due before what it must contain exists")),
        ("V5", new("考试尚未结束就须抽取专家", "Experts are drawn before the exam is over")),
        ("V3", new("申报窗口过短", "The window is too short")),
        ("V7", new("按现有安排不能如期完成", "It cannot be finished in time")),
        ("order", new("次序矛盾", "Out of order")),
    ];

    /// <summary>The code and what it means.</summary>
    /// <param name="chain">The conditions.</param>
    /// <param name="isError">Whether they cannot be met at all.</param>
    public static (string Code, BilingualText Text) Of(IEnumerable<Constraint> chain, bool isError)
    {
        var codes = chain.Select(constraint => constraint.Why.Code).ToHashSet();
        return Array.Find(ByWeight, entry => codes.Contains(entry.Code)) is { Code: not null } known ? known
            : isError ? ("impossible", new BilingualText("安排无法实现", "It cannot be carried out"))
            : ("conflict", new BilingualText("时限不能兼顾", "Not all of these can be met"));
    }
}
