namespace Orchestrator.TitleReview.Drafting.Composition;

/// <summary>An arrow of the draft.</summary>
/// <param name="From">The activity it leaves.</param>
/// <param name="Port">By which port.</param>
/// <param name="To">The activity it leads to.</param>
/// <param name="IsBack">Whether it leads back.</param>
internal sealed record DrawnLink(string From, string Port, string To, bool IsBack = false);
