using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Certificates;

/// <summary>取得电子证书, unless a rule that holds up to the last step stands against it (a sanction, a false commitment).</summary>
[Activity(
    "TitleReview.ReceiveCertificate",
    Category,
    DisplayName = "取得电子证书",
    Description = "生成电子证书和评审表，供本人下载并归档；发证前再次检查资格。"
)]
[Outcomes("Done=已发证", "Withheld=取消资格")]
[Needs(ReviewEvents.CertificateIssued, typeof(ApplicationFacts))]
public sealed class ReceiveCertificate : ReviewActivity, IOutlined
{
    private const string Gate = "certificate";

    /// <summary>Gate rules checked again here; those of the gate <c>certificate</c> count. Null: none.</summary>
    [Input(DisplayName = "资格规则", Description = "发证前再次检查的规则", UIHint = "json-editor", Order = 1)]
    public Input<GateRules>? Rules { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.AwaitingCertificate);
        context.Wait(ReviewEvents.CertificateIssued);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (GateRecheck.Find(context, context.Get(Rules), Gate) is { } finding)
        {
            context.Journal("CertificateWithheld", $"{finding.Chinese}（{string.Join("、", finding.Clauses)}）");
            context.Complete("Withheld");
            return;
        }

        context.Journal("CertificateIssued", "电子证书已生成");
        context.Send(new Notice("E-08", Roles.Applicant, null, []));
        context.Complete();
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.EndsWith("Done", Signal.Told(ReviewEvents.CertificateIssued));
        if (step.Get(Rules) is not null)
            step.EndsWith("Withheld", Signal.Told(ReviewEvents.CertificateIssued));
    }
}
