using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>会议改期: listens until the vote has begun. A move that would break a floor is refused; open deadlines follow.</summary>
[Activity(
    "TitleReview.RescheduleMeeting",
    Category,
    DisplayName = "会议改期",
    Description = "表决开始前可改期；会前7日等底线不得突破，未到期的截止时间随之变动。"
)]
[Outcomes("Done=不再改期")]
public sealed class RescheduleMeeting : MeetingDateActivity, IMeetingStep, IOutlined
{
    /// <summary>The notice that tells the office; the engine adds what moves with the meeting.</summary>
    public const string MovedTemplate = "B-05";

    /// <inheritdoc />
    protected override void Execute(ActivityContext context) =>
        context.WaitForAll(ReviewEvents.MeetingScheduled, ReviewEvents.AnchorsChanged);

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (stimulus.Name == ReviewEvents.MeetingScheduled)
        {
            Move(context, stimulus);
        }
        else if (context.Anchor(AnchorNames.VotingOpened) is not null)
        {
            context.Complete();
        }
        else if (
            stimulus.ChangedAnchor() == AnchorNames.Any
            && context.Anchor(AnchorNames.Meeting) is { } day
            && CheckOf(context).Broken(context, day) is { } broken
        )
        {
            context.ReportUnlawful(broken);
        }
    }

    private void Move(ActivityContext context, Stimulus stimulus)
    {
        if (context.Read<MeetingScheduled>(stimulus) is not { } meeting)
            return;
        if (context.Anchor(AnchorNames.Meeting) is not { } old)
        {
            context.Refuse(
                Refusals.NotYet(
                    "评审会议日期尚未确定，不能改期",
                    "The meeting's day is not fixed yet; it cannot be moved",
                    context.List(Clauses)
                )
            );
            return;
        }

        if (RefusalOf(context, meeting, old) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        context.SetDate(AnchorNames.Meeting, meeting.Date);
        var data = new JsonObject
        {
            ["from"] = Iso(old),
            ["to"] = Iso(meeting.Date),
            ["reason"] = meeting.Reason,
        };
        context.Journal("MeetingMoved", $"评审会议由{Iso(old)}改为{Iso(meeting.Date)}：{meeting.Reason}", data);
        context.Notify(new Notice(MovedTemplate, Roles.Office, null, data.DeepClone().AsObject()));
    }

    private Refusal? RefusalOf(ActivityContext context, MeetingScheduled meeting, NodaTime.LocalDate old)
    {
        if (context.Anchor(AnchorNames.VotingOpened) is not null)
        {
            return Refusals.NotAllowed(
                "voting-open",
                "表决已经开始，会议不能改期",
                "Voting has begun; the meeting can no longer be moved"
            );
        }
        if (meeting.Date == old)
        {
            return Refusals.NotAllowed(
                "unchanged",
                $"评审会议已定于{Iso(old)}",
                $"The meeting is on {Iso(old)} already"
            );
        }
        return string.IsNullOrWhiteSpace(meeting.Reason)
            ? Refusals.NotAllowed("reason-missing", "会议改期须说明理由", "Say why the meeting moves (\"reason\")")
            : CheckOf(context).Refuse(context, meeting.Date);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.Listens()
            .MayEndWith("Done", Signal.Date(AnchorNames.VotingOpened))
            .Watches(step.Get(After, AnchorNames.ApplyCloses), "会议须在其后的日期");
}
