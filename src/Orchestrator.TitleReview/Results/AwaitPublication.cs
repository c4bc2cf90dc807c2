using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Results;

/// <summary>待公布结果: the batch that takes this application.</summary>
[Activity("TitleReview.AwaitPublication", Category, DisplayName = "待公布结果", Description = "等待办事机构公布评审结果。")]
[Outcomes("Done=已公布")]
public sealed class AwaitPublication : ReviewActivity
{
    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.AwaitingPublication);
        context.Wait(ReviewEvents.ResultPublished);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        context.Journal("Published", "评审结果已公布");
        context.Complete();
    }
}
