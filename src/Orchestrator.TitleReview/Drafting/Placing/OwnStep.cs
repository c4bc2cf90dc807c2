namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>A step that the national procedure has not: a report, a milestone, an intake of somebody else.</summary>
/// <param name="Type">The activity's type.</param>
/// <param name="Place">Where it goes: a place or a step of the template.</param>
/// <param name="Text">What people read.</param>
/// <param name="Step">What it holds.</param>
internal sealed record OwnStep(string Type, string Place, string Text, BoardStep Step)
{
    /// <summary>The date that it states; null: none.</summary>
    public string? DateName { get; init; }

    /// <summary>The track that it is for; null: all.</summary>
    public DraftTrack? Track { get; init; }

    /// <summary>Whether its last day may be extended.</summary>
    public bool IsSoft { get; init; }
}
