using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Results;

/// <summary>待公布结果: the batch that takes this application, unless a rule that holds up to here stands against it.</summary>
[Activity(
    "TitleReview.AwaitPublication",
    Category,
    DisplayName = "待公布结果",
    Description = "等待办事机构公布评审结果。"
)]
[Outcomes("Done=已公布", "Withheld=取消资格")]
[Needs(ReviewEvents.ResultPublished, typeof(ApplicationFacts))]
public sealed class AwaitPublication : ReviewActivity, IOutlined
{
    private const string Gate = "publication";

    /// <summary>Gate rules checked again here; those of the gate <c>publication</c> count. Null: none.</summary>
    [Input(DisplayName = "资格规则", Description = "公布前再次检查的规则", UIHint = "json-editor", Order = 1)]
    public Input<GateRules>? Rules { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.AwaitingPublication);
        context.Wait(ReviewEvents.ResultPublished);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (GateRecheck.Find(context, context.Get(Rules), Gate) is { } finding)
        {
            context.Journal("PublicationWithheld", $"{finding.Chinese}（{string.Join("、", finding.Clauses)}）");
            context.Complete("Withheld");
            return;
        }

        context.Journal("Published", "评审结果已公布");
        context.Complete();
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.EndsWith("Done", Signal.Told(ReviewEvents.ResultPublished));
        if (step.Get(Rules) is not null)
            step.EndsWith("Withheld", Signal.Told(ReviewEvents.ResultPublished));
    }
}
