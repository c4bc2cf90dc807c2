using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>The applications that a step is about: of a track's step those of its track, of any other all of the cycle.</summary>
internal static class TrackAgenda
{
    /// <summary>What the meeting at hand votes on.</summary>
    public static VotingAgenda Of(this ActivityContext context, VotingAgenda agenda) =>
        context.OwnTrack() is { } track ? new([.. agenda.Items.Where(item => track.Has(item.Member))]) : agenda;

    /// <summary>What the meeting at hand may come to vote on.</summary>
    public static MeetingAgenda Of(this ActivityContext context, MeetingAgenda agenda) =>
        context.OwnTrack() is { } track ? new([.. agenda.Items.Where(item => track.Has(item.Member))]) : agenda;
}
