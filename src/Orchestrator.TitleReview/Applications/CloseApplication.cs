using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Applications;

/// <summary>申报结束: states the outcome and ends whatever still waits.</summary>
[Activity("TitleReview.CloseApplication", Category, DisplayName = "申报结束", Description = "结束本份申报并记录结果，如 已取得证书、逾期未提交、视为放弃。", IsTerminal = true)]
public sealed class CloseApplication : ReviewActivity
{
    [Input(
        DisplayName = "结果",
        UIHint = "dropdown",
        IsRequired = true,
        Order = 1,
        Options =
        [
            "certified=已取得证书", "titled=已取得职称", "notRecommended=用人单位不推荐", "objectionUpheld=异议属实", "departmentRejected=主管部门审核不通过", "overdue=逾期未提交",
            "notAccepted=不予受理", "abandoned=视为放弃", "examFailed=考试不合格", "notPassed=评审未通过", "withdrawn=已撤回", "disqualified=取消申报资格",
        ])]
    public Input<string>? FinalStage { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        var result = context.Get(FinalStage)!;
        context.SetStage(result);
        context.Journal("Closed", $"申报结束：{Stages.Chinese(result)}");
        context.Send(new PortalEvent("application.closed", new JsonObject { ["result"] = result }));
    }
}
