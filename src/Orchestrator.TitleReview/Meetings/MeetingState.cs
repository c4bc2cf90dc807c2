namespace Orchestrator.TitleReview.Meetings;

/// <summary>A meeting under way.</summary>
/// <param name="Mode"><c>onsite</c> or <c>online</c>.</param>
/// <param name="Members">Experts of the committee when it was opened.</param>
/// <param name="Present">Experts present; 0 until recorded.</param>
internal sealed record MeetingState(string Mode, int Members, int Present);
