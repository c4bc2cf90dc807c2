namespace Orchestrator.TitleReview.Drafting.Templates;

/// <summary>What differs between notices and is data, no code: where rules go, who is called what, which inputs there are.</summary>
internal sealed record PlacementTable
{
    /// <summary>Where rules go, the more special first.</summary>
    public required IReadOnlyList<PlacementRow> Placements { get; init; }

    /// <summary>The notices' words for those who act, by role.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Roles { get; init; }

    /// <summary>The levels that a word stands for.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Levels { get; init; }

    /// <summary>Words by which results are confirmed by a document and not only published.</summary>
    public required IReadOnlyList<string> Confirmed { get; init; }

    /// <summary>按月集中办理.</summary>
    public required RoundWords Rounds { get; init; }

    /// <summary>报送上级评审.</summary>
    public required ForwardWords Forwards { get; init; }

    /// <summary>Workflow inputs that a draft may need.</summary>
    public required IReadOnlyList<TemplateInput> Inputs { get; init; }
}
