namespace Orchestrator.TitleReview.Readings;

/// <summary>
/// How a vague wording of the notice is read in a plan: what was chosen, what is recommended, and the date of each
/// reading.
/// </summary>
/// <param name="Input">The workflow input in which the administrator chooses.</param>
/// <param name="Wording">What the input is called: the words of the notice.</param>
/// <param name="Chosen">The reading that the plan uses.</param>
/// <param name="Recommended">The definition's default.</param>
/// <param name="Options">Every reading, the chosen one among them.</param>
public sealed record PlanReading(
    string Input,
    string Wording,
    string Chosen,
    string Recommended,
    IReadOnlyList<ReadingOption> Options
)
{
    /// <summary>Whether the recommended default holds.</summary>
    public bool IsRecommended => Chosen == Recommended;
}
