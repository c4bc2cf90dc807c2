namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>报送上级评审, as a sentence says it.</summary>
/// <param name="Clause">Its clause.</param>
/// <param name="Quote">Its words.</param>
/// <param name="Levels">The levels that are reviewed above; empty: all that passed here.</param>
/// <param name="IsReviewed">Whether they are reviewed here first.</param>
/// <param name="Role">Who hands them on; null when the sentence does not say.</param>
internal sealed record HandedOn(
    string Clause,
    string Quote,
    IReadOnlyList<string> Levels,
    bool IsReviewed,
    string? Role
)
{
    /// <summary>The step of the application that it is.</summary>
    public string Step => IsReviewed ? "ForwardReviewed" : "Forward";
}
