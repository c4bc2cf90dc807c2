using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
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
    Description = "等待评审会议对本份申报的表决结论；评审前公示的异议属实的，不再提交评审。"
)]
[Outcomes("Passed=通过", "NotPassed=未通过", "Removed=评审前异议属实")]
public sealed class AwaitReview : ReviewActivity, IPlanned, IOutlined
{
    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.AwaitingReview);
        context.WaitForAll(ReviewEvents.ReviewDecided, ReviewEvents.InterviewNotified, ReviewEvents.CandidateRemoved);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        switch (stimulus.Name)
        {
            case ReviewEvents.InterviewNotified when context.Read<InterviewNotified>(stimulus) is { } interview:
                TellInterview(context, interview);
                break;
            case ReviewEvents.CandidateRemoved when context.Read<CandidateRemoved>(stimulus) is { } removed:
                context.Journal("Objection", $"评审前公示的异议{removed.Objection}属实，不提交评审");
                context.Complete("Removed");
                break;
            case ReviewEvents.ReviewDecided when context.Read<ReviewDecided>(stimulus) is { } review:
                Decide(context, review);
                break;
        }
    }

    private static void TellInterview(ActivityContext context, InterviewNotified interview)
    {
        var place = interview.Place is { } where ? $"，地点{where}" : "";
        context.Journal("InterviewNotified", $"须参加{Iso(interview.Meeting)}评审会议的面试答辩{place}");
        context.Send(
            new Notice(
                "E-11",
                Roles.Applicant,
                null,
                new JsonObject { ["date"] = Iso(interview.Meeting), ["place"] = interview.Place ?? "另行通知" }
            )
        );
    }

    private static void Decide(ActivityContext context, ReviewDecided review)
    {
        context.Journal("Reviewed", review.Passed ? "评审通过" : review.Reason ?? "评审未通过");
        if (!review.Passed)
            context.Send(new Notice("E-10", Roles.Applicant, null, []));
        context.Complete(review.Passed ? "Passed" : "NotPassed");
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan) => plan.Conditions.Runs(AnchorNames.Meeting, AnchorNames.ReviewEnd);

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.EndsWith("Passed", Signal.Told(ReviewEvents.ReviewDecided))
            .EndsWith("NotPassed", Signal.Told(ReviewEvents.ReviewDecided))
            .EndsIfTold("Removed", ReviewEvents.CandidateRemoved);
}
