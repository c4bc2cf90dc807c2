using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>确定评审会议日期: states the anchor <c>meeting</c>, from which the preparations' deadlines count.</summary>
[Activity(
    "TitleReview.ScheduleMeeting",
    Category,
    DisplayName = "确定会议日期",
    Description = "办事机构确定评审会议首日；会前准备的截止时间由此倒推。"
)]
[Outcomes("Done=已确定")]
public sealed class ScheduleMeeting : MeetingDateActivity, IOncePerCycle, IMeetingStep, IPlanned, IOutlined
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

        context.SetDate(AnchorNames.Meeting, meeting.Date);
        context.Journal("MeetingScheduled", $"评审会议定于{Iso(meeting.Date)}");
        context.Notify(new Notice("B-03", Roles.Office, null, new JsonObject { ["meeting"] = Iso(meeting.Date) }));
        context.Complete();
    }

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (plan.DateInput(AnchorNames.Meeting) is { } recommended)
            Recommend(plan, recommended);
        if (plan.Anchor(AnchorNames.Meeting) is { } meeting)
            plan.Event("", meeting, Roles.Office, [], "评审会议");
        if (plan.Get(After, AnchorNames.ApplyCloses) is { } after)
        {
            plan.Conditions.AtLeast(
                AnchorNames.Meeting,
                new AfterRule
                {
                    Anchor = after,
                    Amount = 1,
                    Unit = OffsetUnit.Days,
                    Roll = DateRoll.None,
                },
                Because.Order()
            );
        }
        if (plan.Get(Earliest) is { } rule && plan.ResolveOpening(rule) is { } first)
        {
            var why = new Because(ConstraintKind.Opening, plan.List(EarliestClauses, Clauses)) { Code = "order" };
            plan.Conditions.AtLeast(AnchorNames.Meeting, new FixedDateRule { Date = first.Date }, why);
        }

        // A last day that a milestone states is proved there.
        if (plan.Get(Latest) is { AnchorName: null } latest)
        {
            plan.Conditions.AtMost(
                AnchorNames.Meeting,
                latest,
                new Because(ConstraintKind.Deadline, plan.List(LatestClauses, Clauses)) { Code = "V7" }
            );
        }
    }

    private static void Recommend(PlanBuilder plan, NodaTime.LocalDate day)
    {
        var name = plan.NameIn("评审会议", "the review meeting");
        plan.StateDefault(AnchorNames.Meeting, day);
        plan.Conditions.On(
            AnchorNames.Meeting,
            new FixedDateRule { Date = day },
            new Because(ConstraintKind.Stated, [])
            {
                Chinese = $"{name.Chinese}拟定于{Iso(day)}",
                English = $"{name.English} is intended for {Iso(day)}",
            }
        );
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.States(AnchorNames.Meeting)
            .EndsWith("Done", Signal.Event(ReviewEvents.MeetingScheduled))
            .Watches(step.Get(After, AnchorNames.ApplyCloses), "会议须在其后的日期");
}
