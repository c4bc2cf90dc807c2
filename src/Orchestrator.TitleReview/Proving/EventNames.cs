using System.Collections.Frozen;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Proving;

/// <summary>The events that only a proof knows, and how all events are called in sentences.</summary>
internal static class EventNames
{
    /// <summary>An applicant submits to the employer.</summary>
    public const string Submitted = "application.submitted";

    /// <summary>The employer has reviewed it.</summary>
    public const string EmployerReviewed = "employer.reviewed";

    /// <summary>Last day of the employer's publicity.</summary>
    public const string EmployerPublicityEnds = "employer.publicityEnds";

    /// <summary>The department has it on its table.</summary>
    public const string DepartmentReceived = "department.received";

    /// <summary>The department submits it to the office.</summary>
    public const string DepartmentSubmitted = "department.submitted";

    /// <summary>The applicant has corrected what was returned.</summary>
    public const string Corrected = "application.corrected";

    /// <summary>Education and achievements are there.</summary>
    public const string EvidenceObtained = "application.evidence";

    private static readonly FrozenDictionary<string, BilingualText> Names = new Dictionary<string, BilingualText>
    {
        [Submitted] = new("申报人提交用人单位", "the applicant's submission"),
        [EmployerReviewed] = new("用人单位审核推荐", "the employer's review"),
        [AnchorNames.EmployerPosted] = new("单位内部公示张贴", "the employer's posting"),
        [EmployerPublicityEnds] = new("单位内部公示期满", "the end of the employer's publicity"),
        [DepartmentReceived] = new("业务主管部门收到材料", "the department's receipt"),
        [Corrected] = new("申报人补正", "the applicant's correction"),
        [EvidenceObtained] = new("学历和业绩成果取得", "education and achievements"),
        [DepartmentSubmitted] = new("业务主管部门审核提交", "the department's submission"),
        [AnchorNames.PlanFiled] = new("评审方案备案", "the filing of the plan"),
        [AnchorNames.PlanDue] = new("评审方案公布截止", "the last day to publish the plan"),
        [AnchorNames.PlanPublished] = new("评审方案公布", "the publication of the plan"),
        [AnchorNames.ApplyOpens] = new("申报开放", "the opening of applications"),
        [AnchorNames.ApplyCloses] = new("申报窗口关闭", "the closing of the window"),
        [AnchorNames.AuditBy] = new("材料审核截止", "the last day of the office's audit"),
        [AnchorNames.CommitteeApproved] = new("评委会核准备案", "the approval of the committee"),
        [AnchorNames.CommitteeValidUntil] = new("评委会核准备案有效期届满", "the end of the committee's approval"),
        [AnchorNames.ReviewFrom] = new("评审窗口首日", "the first day for the review"),
        [AnchorNames.Exam] = new("专业考试", "the exam"),
        [AnchorNames.MeetingPlanReported] = new("评审计划上报", "the report of the review plan"),
        [AnchorNames.DrawPerformed] = new("专家抽取", "the draw of experts"),
        [AnchorNames.Meeting] = new("评审会议", "the review meeting"),
        [AnchorNames.ReviewEnd] = new("评审工作结束", "the end of the review"),
        [AnchorNames.ReviewBy] = new("评审工作完成截止", "the last day of the review"),
        [AnchorNames.Posted] = new("评审结果公示发布", "the posting of the results"),
        [AnchorNames.PublicityEnds] = new("评审结果公示期满", "the end of the result publicity"),
        [AnchorNames.Published] = new("结果公布", "the publication of the results"),
        [AnchorNames.CertificatesIssued] = new("证书发放", "the issue of certificates"),
        ["cutoff"] = new("截止接收材料", "the intake cut-off"),
        ["document"] = new("确认文件下发", "the issue of the confirmation document"),
    }.ToFrozenDictionary();

    /// <summary>Its name; an unknown one as written.</summary>
    public static BilingualText Of(string @event) => Names.GetValueOrDefault(@event) ?? new BilingualText(@event, @event);
}
