using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Extensions;

/// <summary>Which dates of a schedule people may move, and by which events its activities take a new day.</summary>
public static class MovableDates
{
    /// <summary>The dates by which applying ends, without their track: the window's closing, and the applicants' own.</summary>
    public static IReadOnlyList<string> OfIntake { get; } = [AnchorNames.ApplyCloses, ClosingDates.Of(Roles.Applicant)];

    /// <summary>The dates of a schedule that may be moved: milestones first, for others are bound by them, the meeting last.</summary>
    public static IReadOnlyList<MovableDate> Of(WorkflowPlan schedule)
    {
        var inputs = new StaticInputs(schedule, given: null);
        var dates = new List<MovableDate>();
        foreach (var milestone in schedule.All<Milestone>())
        {
            if (NameOf(inputs, milestone) is not { } name)
                continue;
            dates.Add(
                new MovableDate(name, milestone.DisplayText, inputs.Get(milestone.DueClauses) ?? [])
                {
                    ChecksItself = true,
                }
            );
        }
        foreach (var window in schedule.All<ApplicationWindow>())
        {
            var (track, clauses) = (
                ScheduleTracks.OfWindow(schedule, window.Id),
                inputs.Get(window.ClosesClauses) ?? []
            );
            var of = track is null ? "" : $"（{track.Name}）";
            var opens = inputs.Get(window.OpensClauses) ?? [];
            dates.Add(new MovableDate(TrackNames.Of(AnchorNames.ApplyOpens, track?.Key), $"申报开放日{of}", opens));
            dates.Add(new MovableDate(TrackNames.Of(AnchorNames.ApplyCloses, track?.Key), $"申报截止日{of}", clauses));
            foreach (var opening in inputs.Get(window.Openings) ?? [])
            {
                var (name, label) = (
                    TrackNames.Of(OpeningDates.Of(opening.Role), track?.Key),
                    $"{Roles.Chinese(opening.Role)}开始审核报送日{of}"
                );
                dates.Add(new MovableDate(name, label, opening.Clauses ?? opens));
            }
            foreach (var closing in inputs.Get(window.Closings) ?? [])
            {
                var (name, label) = (
                    TrackNames.Of(ClosingDates.Of(closing.Role), track?.Key),
                    $"{Roles.Chinese(closing.Role)}截止日{of}"
                );
                dates.Add(new MovableDate(name, label, closing.Clauses ?? clauses));
            }
        }

        foreach (
            var (track, meeting) in schedule
                .All<RescheduleMeeting>()
                .Select(meeting => (Track: ScheduleTracks.KeyOf(inputs, meeting), Meeting: meeting))
                .DistinctBy(own => own.Track)
        )
        {
            var (name, label) = (
                TrackNames.Of(AnchorNames.Meeting, track),
                track is null ? "评审会议" : $"评审会议（{track}）"
            );
            dates.Add(new MovableDate(name, label, inputs.Get(meeting.PrepareClauses) ?? []) { ChecksItself = true });
        }
        return dates;
    }

    /// <summary>The full name of a milestone's date, its track included; null when it has none.</summary>
    private static string? NameOf(StaticInputs inputs, Milestone milestone) =>
        inputs.Get(milestone.DateName) is { Length: > 0 } name
            ? TrackNames.Of(name, ScheduleTracks.KeyOf(inputs, milestone))
            : null;

    /// <summary>
    /// Whether an event is one of those by which activities take a new day (<see cref="Events"/>). From outside it
    /// only proposes that day.
    /// </summary>
    public static bool AreMovedBy(string name) =>
        name is ReviewEvents.MeetingScheduled or ReviewEvents.ExtensionApproved;

    /// <summary>The events that give a date a new day, checked by the activities that own it; none when it is simply stated.</summary>
    /// <param name="schedule">The compiled schedule.</param>
    /// <param name="name">The date.</param>
    /// <param name="day">Its new day.</param>
    /// <param name="reason">Why.</param>
    /// <param name="approver">Who approved; null in a preview.</param>
    public static IReadOnlyList<Stimulus> Events(
        WorkflowPlan schedule,
        string name,
        LocalDate day,
        string reason,
        string? approver
    )
    {
        var inputs = new StaticInputs(schedule, given: null);
        var iso = LocalDatePattern.Iso.Format(day);
        if (TrackNames.BaseOf(name) == AnchorNames.Meeting)
        {
            var payload = new JsonObject { ["date"] = iso, ["reason"] = reason };
            if (TrackNames.TrackOf(name) is { } track)
                payload[EventTracks.Field] = track;
            return
            [
                new Stimulus(ReviewEvents.MeetingScheduled, payload)
                {
                    Actor = new Actor(Roles.Office, null, approver),
                },
            ];
        }
        if (!schedule.All<Milestone>().Any(milestone => NameOf(inputs, milestone) == name))
            return [];
        return
        [
            new Stimulus(
                ReviewEvents.ExtensionRequested,
                new JsonObject
                {
                    ["milestone"] = name,
                    ["newDate"] = iso,
                    ["reason"] = reason,
                }
            )
            {
                Actor = new Actor(Roles.Office, null, null),
            },
            new Stimulus(ReviewEvents.ExtensionApproved, new JsonObject { ["milestone"] = name, ["opinion"] = reason })
            {
                Actor = new Actor(Roles.TitleOffice, null, approver),
            },
        ];
    }
}
