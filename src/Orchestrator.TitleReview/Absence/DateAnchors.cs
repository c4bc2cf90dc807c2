using Orchestrator.TitleReview.Planning;

namespace Orchestrator.TitleReview.Absence;

/// <summary>The dates that the rules of a step count from.</summary>
internal static class DateAnchors
{
    /// <summary>Their names; a rule that cannot be read is told elsewhere.</summary>
    public static IEnumerable<string> Of(DrawnStep step) =>
        ReviewInputs.IsReview(step.Node)
            ? ReviewInputs
                .DateRules(step.Node)
                .Select(name => ReviewInputs.DateRule(step.Node, name).TryGet(out var rule) ? rule.AnchorName : null)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
            : [];
}
