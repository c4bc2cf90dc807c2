namespace Orchestrator.TitleReview.Meetings;

/// <summary>
/// The applications of a cycle that may come before its meeting: all that have not ended. Experts are drawn with
/// regard to them.
/// </summary>
/// <param name="Items">In the order of their ids.</param>
public sealed record MeetingAgenda(IReadOnlyList<AgendaItem> Items);
