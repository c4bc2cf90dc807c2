using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Applications;

/// <summary>撤回申报: possible at any stage until the review meeting has opened.</summary>
[Activity(
    "TitleReview.AllowWithdrawal",
    Category,
    DisplayName = "撤回申报",
    Description = "评审会议召开前，申报人可以撤回申报。"
)]
[Outcomes("Done=已撤回")]
public sealed class AllowWithdrawal : ReviewActivity, IOutlined
{
    /// <inheritdoc />
    protected override void Execute(ActivityContext context) => context.Wait(ReviewEvents.ApplicationWithdrawn);

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (context.Read<ApplicationWithdrawn>(stimulus) is not { } withdrawal)
            return;
        if (context.Anchor(AnchorNames.MeetingOpened) is not null)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "meeting-open",
                    "评审会议已召开，不能撤回申报",
                    "The review meeting has opened; the application can no longer be withdrawn"
                )
            );
            return;
        }

        context.Journal("Withdrawn", $"申报人撤回申报：{withdrawal.Reason}");
        context.Complete();
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.Listens().EndsWith("Done", Signal.Event(ReviewEvents.ApplicationWithdrawn));
}
