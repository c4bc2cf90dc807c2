using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>待评审: the cycle's meeting decides.</summary>
[Activity(
    "TitleReview.AwaitReview",
    Category,
    DisplayName = "待评审",
    Description = "等待评审会议对本份申报的表决结论。"
)]
[Outcomes("Passed=通过", "NotPassed=未通过")]
public sealed class AwaitReview : ReviewActivity, IPlanned, IOutlined
{
    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.AwaitingReview);
        context.Wait(ReviewEvents.ReviewDecided);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (context.Read<ReviewDecided>(stimulus) is not { } review)
            return;
        context.Journal("Reviewed", review.Passed ? "评审通过" : "评审未通过");
        if (!review.Passed)
            context.Send(new Notice("E-10", Roles.Applicant, null, []));
        context.Complete(review.Passed ? "Passed" : "NotPassed");
    }

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan) => plan.Conditions.Runs(AnchorNames.Meeting, AnchorNames.ReviewEnd);

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.EndsWith("Passed", Signal.Told(ReviewEvents.ReviewDecided))
            .EndsWith("NotPassed", Signal.Told(ReviewEvents.ReviewDecided));
}
