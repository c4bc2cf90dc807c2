using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Results;

/// <summary>
/// 待确认: the document that takes this application, unless a rule that is checked again at the confirmation stands
/// against it.
/// </summary>
[Activity(
    "TitleReview.AwaitConfirmation",
    Category,
    DisplayName = "待确认",
    Description = "等待下发确认文件；确认前再次检查资格，出现不得申报情形的不予确认。"
)]
[Outcomes("Done=已确认", "Refused=不予确认")]
[Needs(ReviewEvents.ResultConfirmed, typeof(ApplicationFacts))]
public sealed class AwaitConfirmation : ReviewActivity, IOutlined
{
    private const string Gate = "confirmation";

    /// <summary>Gate rules checked again here; those of the gate <c>confirmation</c> count. Null: none.</summary>
    [Input(DisplayName = "资格规则", Description = "确认前再次检查的规则", UIHint = "json-editor", Order = 1)]
    public Input<GateRules>? Rules { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.AwaitingConfirmation);
        context.Wait(ReviewEvents.ResultConfirmed);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var findings = context.Environment.Find<ApplicationFacts>() is { } facts
            ? (context.Get(Rules) ?? GateRules.Empty).Check(
                Gate,
                GateFacts.Of(facts.Payload, context.Today(), records: null),
                []
            )
            : [];
        if (findings.FirstOrDefault(finding => finding.Severity == GateSeverity.Hard) is { } finding)
        {
            context.Journal(
                "ConfirmationRefused",
                $"{finding.Chinese}，评审结果不予确认（{string.Join("、", finding.Clauses)}）"
            );
            context.Complete("Refused");
            return;
        }

        context.Journal("Confirmed", "评审结果已确认");
        context.Complete();
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.EndsWith("Done", Signal.Told(ReviewEvents.ResultConfirmed));
        if (step.Get(Rules) is not null)
            step.EndsWith("Refused", Signal.Told(ReviewEvents.ResultConfirmed));
    }
}
