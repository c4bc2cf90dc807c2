namespace Orchestrator.TitleReview.Steps;

/// <summary>Where a cycle or an application stands, as people read it.</summary>
public static class Stages
{
    // --- cycle ---

    /// <summary>Cycle: the plan is made, filed and published.</summary>
    public const string Planning = "planning";

    /// <summary>Cycle: the window is open.</summary>
    public const string Applying = "applying";

    /// <summary>Cycle: the window is closed; the office accepts and prepares the review.</summary>
    public const string Accepting = "accepting";

    /// <summary>Cycle: the committee meets.</summary>
    public const string Meeting = "meeting";

    /// <summary>Cycle: the results hang, or are about to.</summary>
    public const string Publicity = "publicity";

    /// <summary>Cycle: the results are being published, in batches where objections are open.</summary>
    public const string Publishing = "publishing";

    /// <summary>Cycle: the results are checked again before they hang.</summary>
    public const string Rechecking = "rechecking";

    /// <summary>Cycle: documents confirm the results.</summary>
    public const string Confirming = "confirming";

    /// <summary>Cycle: certificates are made.</summary>
    public const string Issuing = "issuing";

    /// <summary>Cycle: over.</summary>
    public const string CycleClosed = "closed";

    // --- application, under way ---

    /// <summary>Application: submitted, not yet in any stage.</summary>
    public const string Submitted = "submitted";

    /// <summary>Application: the employer has it.</summary>
    public const string EmployerReview = "employerReview";

    /// <summary>Application: returned by the employer; the applicant has it.</summary>
    public const string EmployerCorrection = "employerCorrection";

    /// <summary>Application: the employer posts it.</summary>
    public const string EmployerPublicity = "employerPublicity";

    /// <summary>Application: the department has it.</summary>
    public const string DepartmentReview = "departmentReview";

    /// <summary>Application: returned by the department; the applicant has it.</summary>
    public const string DepartmentCorrection = "departmentCorrection";

    /// <summary>Application: the office has it.</summary>
    public const string OfficeAcceptance = "officeAcceptance";

    /// <summary>Application: returned by the office; the applicant has it.</summary>
    public const string OfficeCorrection = "officeCorrection";

    /// <summary>Application: an exam has to be passed.</summary>
    public const string Exam = "exam";

    /// <summary>Application: it has to be handed on to a higher committee.</summary>
    public const string Forwarding = "forwarding";

    /// <summary>Application: a higher committee reviews it.</summary>
    public const string ForwardedReview = "forwardedReview";

    /// <summary>Application: its fee has to be paid.</summary>
    public const string Payment = "payment";

    /// <summary>Application: accepted, waits for the meeting.</summary>
    public const string AwaitingReview = "awaitingReview";

    /// <summary>Application: passed, hangs with the results.</summary>
    public const string ResultPublicity = "resultPublicity";

    /// <summary>Application: waits for the batch of results that takes it.</summary>
    public const string AwaitingPublication = "awaitingPublication";

    /// <summary>Application: the publicity has run out, the employer has to recommend.</summary>
    public const string EmployerRecommendation = "employerRecommendation";

    /// <summary>Application: waits for the document that confirms it.</summary>
    public const string AwaitingConfirmation = "awaitingConfirmation";

    /// <summary>Application: what has to be kept for the integrity archive is reported.</summary>
    public const string RecordingIntegrity = "recordingIntegrity";

    /// <summary>Application: waits for its certificate.</summary>
    public const string AwaitingCertificate = "awaitingCertificate";

    // --- application, final ---

    /// <summary>Final: the certificate was issued.</summary>
    public const string Certified = "certified";

    /// <summary>Final: the title is obtained by the publication of the results; no certificate follows.</summary>
    public const string Titled = "titled";

    /// <summary>Final: the employer did not recommend it.</summary>
    public const string NotRecommended = "notRecommended";

    /// <summary>Final: an objection to it was right.</summary>
    public const string ObjectionUpheld = "objectionUpheld";

    /// <summary>Final: the department refused it.</summary>
    public const string DepartmentRejected = "departmentRejected";

    /// <summary>Final: the department did not submit it in time.</summary>
    public const string Overdue = "overdue";

    /// <summary>Final: the office refused it.</summary>
    public const string NotAccepted = "notAccepted";

    /// <summary>Final: a correction was not made in time, which counts as given up.</summary>
    public const string Abandoned = "abandoned";

    /// <summary>Final: the exam was not passed.</summary>
    public const string ExamFailed = "examFailed";

    /// <summary>Final: the committee did not pass it.</summary>
    public const string NotPassed = "notPassed";

    /// <summary>Final: the applicant withdrew it.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Final: a rule that holds to the last step stood against it.</summary>
    public const string Disqualified = "disqualified";

    /// <summary>Final: void, as is another application of the same person.</summary>
    public const string Voided = "voided";

    /// <summary>Final: the result was not confirmed.</summary>
    public const string NotConfirmed = "notConfirmed";

    /// <summary>Final: the result was confirmed, which is all that the notice provides for.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>Final: the cycle was cancelled while it was under way.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Final: it could not be finished in its cycle, and goes on in another one.</summary>
    public const string CarriedOver = "carriedOver";

    private static readonly Dictionary<string, string> Names = new()
    {
        [Planning] = "方案制定",
        [Applying] = "申报中",
        [Accepting] = "受理与评审准备",
        [Meeting] = "评审会议",
        [Publicity] = "结果公示",
        [Publishing] = "公布结果",
        [Rechecking] = "评审结果复核",
        [Confirming] = "确认结果",
        [Issuing] = "制发证书",
        [CycleClosed] = "已结束",
        [Submitted] = "已提交",
        [EmployerReview] = "用人单位审核",
        [EmployerCorrection] = "用人单位退回补正",
        [EmployerPublicity] = "单位内部公示",
        [DepartmentReview] = "业务主管部门审核",
        [DepartmentCorrection] = "主管部门退回补正",
        [OfficeAcceptance] = "办事机构受理审核",
        [OfficeCorrection] = "办事机构退回补正",
        [Exam] = "专业考试",
        [Forwarding] = "待报送上级评审",
        [ForwardedReview] = "上级评审中",
        [Payment] = "缴费",
        [AwaitingReview] = "待评审",
        [ResultPublicity] = "评审结果公示",
        [AwaitingPublication] = "待公布结果",
        [EmployerRecommendation] = "用人单位推荐",
        [AwaitingConfirmation] = "待确认",
        [RecordingIntegrity] = "记入诚信档案",
        [AwaitingCertificate] = "待发证",
        [Certified] = "已取得证书",
        [Titled] = "已取得职称",
        [NotRecommended] = "用人单位不推荐",
        [ObjectionUpheld] = "异议属实",
        [DepartmentRejected] = "主管部门审核不通过",
        [Overdue] = "逾期未提交",
        [NotAccepted] = "不予受理",
        [Abandoned] = "视为放弃",
        [ExamFailed] = "考试不合格",
        [NotPassed] = "评审未通过",
        [Withdrawn] = "已撤回",
        [Disqualified] = "取消申报资格",
        [Voided] = "两项均作废",
        [NotConfirmed] = "评审结果不予确认",
        [Confirmed] = "评审结果已确认",
        [Cancelled] = "随周期取消而终止",
        [CarriedOver] = "已结转其他周期",
    };

    /// <summary>All stages and their Chinese names.</summary>
    public static IReadOnlyDictionary<string, string> All => Names;

    /// <summary>The Chinese name; the stage itself when it is unknown.</summary>
    public static string Chinese(string stage) => Names.GetValueOrDefault(stage, stage);
}
