using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Results;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Certificates;

/// <summary>制发电子职称证书 for the batch just published; while an objection is being checked another batch follows.</summary>
[Activity(
    "TitleReview.IssueCertificates",
    Category,
    DisplayName = "制发电子证书",
    Description = "为已公布人员生成电子职称证书；尚有异议核查的，回到公布结果办理下一批。"
)]
[Outcomes("Done=全部完成", "NextBatch=还有下一批")]
public sealed class IssueCertificates : ReviewActivity, IMeetingStep, IOutlined
{
    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.Issuing);
        context.WaitForAll(ReviewEvents.CertificatesIssued, ReviewEvents.ObjectionResolved);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (
            stimulus.Name == ReviewEvents.ObjectionResolved
            && context.Read<ObjectionResolved>(stimulus) is { } resolution
        )
        {
            ObjectionDesk.Resolve(context, resolution, afterPublicity: true);
        }
        else if (
            stimulus.Name == ReviewEvents.CertificatesIssued
            && context.Read<CertificatesIssued>(stimulus) is { } issue
        )
        {
            Issue(context, issue);
        }
    }

    private static void Issue(ActivityContext context, CertificatesIssued issue)
    {
        if (context.Anchor(AnchorNames.CertificatesIssued) is null)
            context.SetDate(AnchorNames.CertificatesIssued, context.Today());
        context.Journal(
            "CertificatesIssued",
            $"生成电子职称证书{(issue.DocumentNumber is null ? "" : $"（{issue.DocumentNumber}）")}"
        );
        context.TellApplications(ReviewEvents.CertificateIssued);
        context.Complete(ObjectionBook.Read(context).HasMore ? "NextBatch" : "Done");
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.States(AnchorNames.CertificatesIssued).Tells(ReviewEvents.CertificateIssued, ReviewEvents.ResultObjection);
        step.EndsWith("Done", Signal.Event(ReviewEvents.CertificatesIssued))
            .EndsWith("NextBatch", Signal.Event(ReviewEvents.CertificatesIssued));
    }
}
