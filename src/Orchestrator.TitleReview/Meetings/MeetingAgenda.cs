namespace Orchestrator.TitleReview.Meetings;

/// <summary>
/// The applications of a cycle that are to be reviewed (stage <c>awaitingReview</c>, for the draw also those before it).
/// The engine loads it into the runs of <c>draw.committed</c>, <c>draw.performed</c>, <c>draw.recused</c>, <c>ballots.recorded</c> and <c>review.closed</c>.
/// </summary>
public sealed record MeetingAgenda(IReadOnlyList<AgendaItem> Items);
