namespace Orchestrator.TitleReview.Events;

/// <summary>What every decision's payload must keep: whoever does not agree says why (C25).</summary>
internal static class DecisionChecks
{
    public static IEnumerable<PayloadError> ReasonsGiven(
        string decision,
        IReadOnlyList<string>? reasons,
        string positive
    )
    {
        if (decision != positive && reasons is not { Count: > 0 })
        {
            yield return PayloadErrors.Inconsistent(
                "reasons",
                "退回或不同意时须填写“理由”，退回须一次性列明全部问题。",
                "\"reasons\" must say why; a return lists everything that has to be corrected at once."
            );
        }
    }
}
