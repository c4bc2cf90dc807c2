namespace Orchestrator.TitleReview.Meetings;

/// <summary>The applications of a cycle that its meeting votes on: those in the stage <c>awaitingReview</c>.</summary>
/// <param name="Items">In the order of their ids.</param>
public sealed record VotingAgenda(IReadOnlyList<AgendaItem> Items);
