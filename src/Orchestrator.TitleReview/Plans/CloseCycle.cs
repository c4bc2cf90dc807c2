using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Plans;

/// <summary>年度评审周期结束: ends the cycle and whatever still listens in it.</summary>
[Activity(
    "TitleReview.CloseCycle",
    Category,
    DisplayName = "周期结束",
    Description = "本年度评审周期全部工作结束。",
    IsTerminal = true
)]
public sealed class CloseCycle : ReviewActivity, IOutlined
{
    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetDate(AnchorNames.CycleClosed, context.Today());
        context.SetStage(Stages.CycleClosed);
        context.Journal("CycleClosed", "年度评审周期结束");
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) => step.IsTheEnd().States(AnchorNames.CycleClosed).MayEndWith("Done");
}
