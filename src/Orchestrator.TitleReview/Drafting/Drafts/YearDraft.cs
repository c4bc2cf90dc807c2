using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Drafting.Drafts;

/// <summary>起草的年度安排: the year that a notice describes, as far as its text says.</summary>
/// <param name="Schedule">The schedule definition, Elsa 3 JSON.</param>
/// <param name="Application">The application definition that it starts.</param>
/// <param name="Placed">Each rule with the step that carries it out; a rule may stand more than once.</param>
/// <param name="Unplaced">The rules that no step carries out, with the reason.</param>
/// <param name="Decisions">What the notice leaves open.</param>
public sealed record YearDraft(
    JsonObject Schedule,
    JsonObject Application,
    IReadOnlyList<PlacedRule> Placed,
    IReadOnlyList<UnplacedRule> Unplaced,
    IReadOnlyList<DraftDecision> Decisions
);
