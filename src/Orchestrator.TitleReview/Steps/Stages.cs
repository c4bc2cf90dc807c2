namespace Orchestrator.TitleReview.Steps;

/// <summary>Where a cycle or an application stands, as people read it.</summary>
public static class Stages
{
    // --- cycle ---
    public const string Planning = "planning";
    public const string Applying = "applying";
    public const string Accepting = "accepting";
    public const string Meeting = "meeting";
    public const string Publicity = "publicity";
    public const string Publishing = "publishing";
    public const string Rechecking = "rechecking";
    public const string Confirming = "confirming";
    public const string Issuing = "issuing";
    public const string CycleClosed = "closed";

    // --- application, under way ---
    public const string EmployerReview = "employerReview";
    public const string EmployerCorrection = "employerCorrection";
    public const string EmployerPublicity = "employerPublicity";
    public const string DepartmentReview = "departmentReview";
    public const string DepartmentCorrection = "departmentCorrection";
    public const string OfficeAcceptance = "officeAcceptance";
    public const string OfficeCorrection = "officeCorrection";
    public const string Exam = "exam";
    public const string AwaitingReview = "awaitingReview";
    public const string ResultPublicity = "resultPublicity";
    public const string AwaitingPublication = "awaitingPublication";
    public const string EmployerRecommendation = "employerRecommendation";
    public const string AwaitingConfirmation = "awaitingConfirmation";
    public const string RecordingIntegrity = "recordingIntegrity";
    public const string AwaitingCertificate = "awaitingCertificate";

    // --- application, final ---
    public const string Certified = "certified";
    public const string Titled = "titled";
    public const string NotRecommended = "notRecommended";
    public const string ObjectionUpheld = "objectionUpheld";
    public const string DepartmentRejected = "departmentRejected";
    public const string Overdue = "overdue";
    public const string NotAccepted = "notAccepted";
    public const string Abandoned = "abandoned";
    public const string ExamFailed = "examFailed";
    public const string NotPassed = "notPassed";
    public const string Withdrawn = "withdrawn";
    public const string Disqualified = "disqualified";
    public const string Voided = "voided";
    public const string NotConfirmed = "notConfirmed";
    public const string Confirmed = "confirmed";

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
        [EmployerReview] = "用人单位审核",
        [EmployerCorrection] = "用人单位退回补正",
        [EmployerPublicity] = "单位内部公示",
        [DepartmentReview] = "业务主管部门审核",
        [DepartmentCorrection] = "主管部门退回补正",
        [OfficeAcceptance] = "办事机构受理审核",
        [OfficeCorrection] = "办事机构退回补正",
        [Exam] = "专业考试",
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
    };

    /// <summary>All stages and their Chinese names.</summary>
    public static IReadOnlyDictionary<string, string> All => Names;

    /// <summary>The Chinese name; the stage itself when it is unknown.</summary>
    public static string Chinese(string stage) => Names.GetValueOrDefault(stage, stage);
}
