namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>用语解读: a workflow input that says how a phrase is read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">The phrase.</param>
/// <param name="Description">The readings.</param>
/// <param name="Value">The recommended one.</param>
internal sealed record ReadingInput(string Name, string Title, string Description, string Value);
