using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Applications;

/// <summary>申报作废: listens, at any stage, for another application of the same person that makes both void.</summary>
[Activity(
    "TitleReview.VoidApplication",
    Category,
    DisplayName = "申报作废",
    Description = "同一人重复申报、规定均作废的，本份申报随之作废。"
)]
[Outcomes("Voided=作废")]
public sealed class VoidApplication : ReviewActivity, IOutlined
{
    /// <inheritdoc />
    protected override void Execute(ActivityContext context) => context.Wait(ReviewEvents.ApplicationVoided);

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (context.Read<ApplicationVoided>(stimulus) is not { } voided)
            return;
        context.Journal("Voided", $"{voided.Reason}，本份申报作废（{voided.Rule}）");
        context.Complete("Voided");
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.Listens().EndsWith("Voided", Signal.Told(ReviewEvents.ApplicationVoided));
}
