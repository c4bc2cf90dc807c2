using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Server.Studio.Descriptors;

/// <summary>The dates that rules count from, as an administrator reads them in a drop-down.</summary>
internal static class AnchorTexts
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        [AnchorNames.PlanDue] = "方案发布截止日",
        [AnchorNames.PlanFiled] = "方案备案日",
        [AnchorNames.PlanPublished] = "方案发布日",
        [AnchorNames.ApplyOpens] = "申报开放日",
        [AnchorNames.ApplyCloses] = "申报截止日",
        [AnchorNames.Exam] = "考试（面试）日",
        [AnchorNames.Meeting] = "评审会议首日",
        [AnchorNames.MeetingPlanReported] = "评审计划报告日",
        [AnchorNames.DrawPerformed] = "专家抽取日",
        [AnchorNames.MeetingOpened] = "会议召开日",
        [AnchorNames.VotingOpened] = "首次投票日",
        [AnchorNames.ReviewEnd] = "评审结束日",
        [AnchorNames.ReviewBy] = "全部评审工作截止日",
        [AnchorNames.Posted] = "结果公示发布日",
        [AnchorNames.PublicityEnds] = "结果公示最后一日",
        [AnchorNames.PublicityElapsed] = "结果公示期满日",
        [AnchorNames.Published] = "结果公布日",
        [AnchorNames.CertificatesIssued] = "证书发放日",
        [AnchorNames.EmployerPosted] = "单位公示发布日",
        [AnchorNames.CycleClosed] = "周期结束日",
        ["cutoff"] = "截止接收材料日",
        ["document"] = "确认文件下发日",
    };

    /// <summary>In Chinese, with the name itself beside it where people meet it elsewhere.</summary>
    public static string Of(string anchor) => Texts.TryGetValue(anchor, out var text) ? $"{text}（{anchor}）" : anchor;
}
