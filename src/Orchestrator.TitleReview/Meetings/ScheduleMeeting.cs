using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>确定评审会议日期: states the anchor <c>meeting</c>, from which the preparations' deadlines count.</summary>
[Activity("TitleReview.ScheduleMeeting", Category, DisplayName = "确定会议日期", Description = "办事机构确定评审会议首日；会前准备的截止时间由此倒推。")]
[Outcomes("Done=已确定")]
public sealed class ScheduleMeeting : MeetingDateActivity, IPlanned
{
    /// <inheritdoc />
    protected override void Execute(ActivityContext context) => context.Wait(ReviewEvents.MeetingScheduled);

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (context.Read<MeetingScheduled>(stimulus) is not { } meeting)
            return;
        if (CheckOf(context).Refuse(context, meeting.Date) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        context.SetAnchor(AnchorNames.Meeting, meeting.Date);
        context.Journal("MeetingScheduled", $"评审会议定于{Iso(meeting.Date)}");
        context.Send(new Notice("B-03", Roles.Office, null, new JsonObject { ["meeting"] = Iso(meeting.Date) }));
        context.Complete();
    }

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (plan.DateInput(AnchorNames.Meeting) is { } recommended)
            plan.StateDefault(AnchorNames.Meeting, recommended);
        if (plan.Anchor(AnchorNames.Meeting) is { } meeting)
            plan.Event("", meeting, Roles.Office, [], "评审会议");
        if (plan.Get(After, AnchorNames.ApplyCloses) is { } after)
            PlanChecks.Order(plan, "", after, AnchorNames.Meeting, mayBeSameDay: false);
        if (plan.Get(Earliest) is { AnchorName: { } first })
            PlanChecks.Order(plan, "", first, AnchorNames.Meeting, mayBeSameDay: true);
    }
}
