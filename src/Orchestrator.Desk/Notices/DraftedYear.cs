using Orchestrator.Desk.Definitions;
using Orchestrator.TitleReview.Drafting.Drafts;

namespace Orchestrator.Desk.Notices;

/// <summary>A year that was drafted from a notice; its definitions are stored as drafts.</summary>
public sealed record DraftedYear
{
    /// <summary>Id of the schedule definition.</summary>
    public required string Schedule { get; init; }

    /// <summary>Id of the application definition that it starts.</summary>
    public required string Application { get; init; }

    /// <summary>Each rule with the step that carries it out; a rule may stand more than once.</summary>
    public required IReadOnlyList<PlacedRule> Placed { get; init; }

    /// <summary>The rules that no step carries out, with the reason.</summary>
    public required IReadOnlyList<UnplacedRule> Unplaced { get; init; }

    /// <summary>What the notice leaves open.</summary>
    public required IReadOnlyList<DraftDecision> Decisions { get; init; }

    /// <summary>What the validator finds in both, with the notice taken as being in force.</summary>
    public required IReadOnlyList<FindingView> Findings { get; init; }
}
