using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Plans;

/// <summary>公布评价标准: the committee's founding unit revises the standards and publishes them. No notice gives a day.</summary>
[Activity(
    "TitleReview.PublishStandards",
    Category,
    DisplayName = "公布评价标准",
    Description = "评委会组建单位修订评价标准，按权限分层级向社会公布。"
)]
[Outcomes("Done=已公布")]
public sealed class PublishStandards : ReviewActivity, IOutlined
{
    /// <inheritdoc />
    protected override void Execute(ActivityContext context) => context.Wait(ReviewEvents.StandardsPublished);

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (context.Read<StandardsPublished>(stimulus) is null)
            return;
        context.SetDate(AnchorNames.StandardsPublished, context.Today());
        context.Journal("StandardsPublished", "评价标准已公布");
        context.Complete();
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.States(AnchorNames.StandardsPublished).MayEndWith("Done", Signal.Event(ReviewEvents.StandardsPublished));
}
