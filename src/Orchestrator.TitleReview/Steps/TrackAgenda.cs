using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Results;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Steps;

/// <summary>The applications that a step is about: of a track's step those of its track, of any other all of the cycle.</summary>
internal static class TrackAgenda
{
    /// <summary>What the meeting at hand votes on.</summary>
    public static VotingAgenda Of(this ActivityContext context, VotingAgenda agenda) =>
        TrackOf(context) is { } track ? new([.. agenda.Items.Where(item => IsOf(track, item.Member))]) : agenda;

    /// <summary>What the meeting at hand may come to vote on.</summary>
    public static MeetingAgenda Of(this ActivityContext context, MeetingAgenda agenda) =>
        TrackOf(context) is { } track ? new([.. agenda.Items.Where(item => IsOf(track, item.Member))]) : agenda;

    /// <summary>How those fared whom the step at hand checks again.</summary>
    public static IReadOnlyList<TallyLine> Of(this ActivityContext context, CycleTally tally) =>
        TrackOf(context) is { } track
            ? [.. tally.Applications.Where(line => IsOf(track, line.Member))]
            : tally.Applications;

    private static ScheduleTrack? TrackOf(ActivityContext context) =>
        context.Track() is { } key
            ? ScheduleTracks.Of(context.Plan).FirstOrDefault(track => track.Key == key)
                ?? throw new InvalidOperationException($"No window declares the track {key}.")
            : null;

    private static bool IsOf(ScheduleTrack track, TrackMember? member) =>
        member is not null && track.Fits(member.Series, member.Level, member.Procedure, member.Committee);
}
