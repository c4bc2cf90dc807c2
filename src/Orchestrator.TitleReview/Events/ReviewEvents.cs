using Orchestrator.TitleReview.Events.Payloads;

namespace Orchestrator.TitleReview.Events;

/// <summary>The catalogue of events: the portals' interface, its validation and the simulation's actors are derived from it.</summary>
public static class ReviewEvents
{
    // --- cycle ---
    public const string StandardsPublished = "standards.published";
    public const string PlanFiled = "plan.filed";
    public const string PlanApproved = "plan.approved";
    public const string PlanPublished = "plan.published";
    public const string GateOverridden = "gate.overridden";
    public const string ExamHeld = "exam.held";
    public const string MeetingScheduled = "meeting.scheduled";
    public const string MeetingPlanReported = "meeting.planReported";
    public const string DrawCommitted = "draw.committed";
    public const string SupervisionSignedIn = "supervision.signedIn";
    public const string DrawPerformed = "draw.performed";
    public const string DrawRecused = "draw.recused";
    public const string MeetingOpened = "meeting.opened";
    public const string AttendanceRecorded = "attendance.recorded";
    public const string BallotsRecorded = "ballots.recorded";
    public const string ReviewClosed = "review.closed";
    public const string ResultPosted = "result.posted";
    public const string ResultTakenDown = "result.takenDown";
    public const string ResultApproved = "result.approved";
    public const string ResultPublished = "result.published";
    public const string ConfirmationIssued = "confirmation.issued";
    public const string CommitteeApproved = "committee.approved";
    public const string DateStated = "date.stated";
    public const string CertificatesIssued = "certificates.issued";
    public const string InitialTitleDetermined = "initialTitle.determined";
    public const string IntegrityRecorded = "integrity.recorded";
    public const string ExtensionRequested = "extension.requested";
    public const string ExtensionApproved = "extension.approved";
    public const string ExtensionRefused = "extension.refused";

    // --- both ---
    public const string ReportSubmitted = "report.submitted";
    public const string ObjectionRaised = "objection.raised";
    public const string ObjectionResolved = "objection.resolved";

    /// <summary>The engine tells a cycle and its applications that a date others count from was stated or moved.</summary>
    public const string AnchorsChanged = "anchors.changed";

    // --- application ---
    public const string ApplicationSubmitted = "application.submitted";
    public const string ApplicationUpdated = "application.updated";
    public const string ApplicationWithdrawn = "application.withdrawn";
    public const string EmployerDecided = "employer.decided";
    public const string EmployerRecommended = "employer.recommended";
    public const string PublicityPosted = "publicity.posted";
    public const string PublicityEvidenceAdded = "publicity.evidenceAdded";
    public const string PublicityChanged = "publicity.changed";
    public const string PublicityTakenDown = "publicity.takenDown";
    public const string DepartmentDecided = "department.decided";
    public const string OfficeDecided = "office.decided";
    public const string ExamRecorded = "exam.recorded";

    // --- from a cycle to its applications ---
    public const string WindowClosed = "window.closed";
    public const string ReviewDecided = "review.decided";
    public const string ResultElapsed = "result.elapsed";
    public const string ResultObjection = "result.objection";
    public const string ApplicationVoided = "application.voided";
    public const string ResultConfirmed = "result.confirmed";
    public const string CertificateIssued = "certificate.issued";

    private static readonly string[] Objectors = [Roles.Applicant, Roles.Employer, Roles.Department, Roles.Office, Roles.TitleOffice];

    private static readonly string[] Reporters = [Roles.Office, Roles.TitleOffice, Roles.TradeDepartment, Roles.Department, Roles.Employer];

    /// <summary>Every event, in the order of a year.</summary>
    public static IReadOnlyList<ReviewEvent> All { get; } =
    [
        Cycle(CommitteeApproved, "评委会核准备案", typeof(CommitteeApproved), """{"approvedOn":"2024-04-29","number":"鄂评备2024-001"}""", Roles.TitleOffice),
        Cycle(DateStated, "确定日期", typeof(DateStated), """{"name":"cutoff","date":"2024-09-30"}""", Roles.TitleOffice, Roles.Office),
        Cycle(ReportSubmitted, "报送材料", typeof(ReportSubmitted), """{"report":"expertPool","channels":["职称申报系统"]}""", Reporters),
        Cycle(StandardsPublished, "公布评价标准", typeof(StandardsPublished), """{"address":"https://example.test/standards"}""", Roles.TradeDepartment),
        Cycle(PlanFiled, "评审方案备案", typeof(PlanFiled), """{"contents":["系列（专业）层级","评审标准","评审方式","岗位要求","申报材料","时间安排"],"filingNumber":"津职备2024-001"}""", Roles.TradeDepartment, Roles.TitleOffice),
        Cycle(PlanApproved, "评审方案审核", typeof(PlanApproved), """{"decision":"approved"}""", Roles.TitleOffice),
        Cycle(PlanPublished, "评审方案公布", typeof(PlanPublished), """{"address":"https://example.test/plan"}""", Roles.TradeDepartment, Roles.Office),
        Cycle(GateOverridden, "个案同意", typeof(GateOverridden), """{"rule":"one-active-application","person":"P0001","reason":"跨专业岗位调整"}""", Roles.TitleOffice),
        Cycle(ExamHeld, "专业考试举行", typeof(ExamHeld), """{}""", Roles.Office),
        Cycle(MeetingScheduled, "确定评审会议日期", typeof(MeetingScheduled), """{"date":"2024-12-16"}""", Roles.Office),
        Cycle(MeetingPlanReported, "上报评审计划", typeof(MeetingPlanReported), """{"mode":"onsite"}""", Roles.Office),
        Cycle(DrawCommitted, "专家抽取承诺", typeof(DrawCommitted), """{"seats":11,"secretHash":"2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"}""", Roles.Office),
        Cycle(SupervisionSignedIn, "监督员签到", typeof(SupervisionSignedIn), """{"subject":"draw","supervisor":"监督员一","nonce":"20241205-7781"}""", Roles.Supervisor),
        Cycle(DrawPerformed, "抽取评审专家", typeof(DrawPerformed), """{"secret":"secret"}""", Roles.Office),
        Cycle(DrawRecused, "专家回避或缺席", typeof(DrawRecused), """{"expert":"E01","reason":"declined"}""", Roles.Expert, Roles.Office),
        Cycle(MeetingOpened, "召开评审会议", typeof(MeetingOpened), """{"mode":"onsite","declarationsSigned":true}""", Roles.Office),
        Cycle(AttendanceRecorded, "记录出席专家", typeof(AttendanceRecorded), """{"experts":["E01","E02","E03"],"chair":"E01"}""", Roles.Office),
        Cycle(BallotsRecorded, "记录投票结果", typeof(BallotsRecorded), """{"results":[{"application":1,"opinions":3,"yes":8,"no":2,"abstain":1}]}""", Roles.Office),
        Cycle(ReviewClosed, "评审结束", typeof(ReviewClosed), """{}""", Roles.Office),
        Cycle(ResultPosted, "评审结果公示", typeof(ResultPosted), """{"postedOn":"2024-12-24","channels":["职称评审系统"]}""", Roles.Office),
        Cycle(ResultTakenDown, "评审结果公示撤下", typeof(ResultTakenDown), """{"reason":"系统检修"}""", Roles.Office, Roles.TitleOffice),
        Cycle(ObjectionRaised, "评审结果异议", typeof(ObjectionRaised), """{"publicity":"result","objection":"YY-001","application":1,"summary":"业绩材料不实"}""", Objectors),
        Cycle(ObjectionResolved, "评审结果异议核查", typeof(ObjectionResolved), """{"objection":"YY-001","upheld":false,"report":"经核查不属实","application":1}""", Roles.Office, Roles.TitleOffice),
        Cycle(ResultApproved, "评审结果审核", typeof(ResultApproved), """{}""", Roles.TitleOffice),
        Cycle(ResultPublished, "公布评审结果", typeof(ResultPublished), """{}""", Roles.Office),
        Cycle(ConfirmationIssued, "下发确认文件", typeof(ConfirmationIssued), """{"documentNumber":"柳人社职〔2024〕1号"}""", Roles.TitleOffice, Roles.TradeDepartment, Roles.Office),
        Cycle(CertificatesIssued, "制发电子证书", typeof(CertificatesIssued), """{}""", Roles.Office, Roles.TitleOffice),
        Cycle(InitialTitleDetermined, "职称初定", typeof(InitialTitleDetermined), """{"person":"P0009","employer":"U001","series":"工程技术","level":"助理级","determinedOn":"2024-11-20"}""", Roles.Employer, Roles.Department, Roles.TitleOffice),
        Cycle(IntegrityRecorded, "失信行为记录", typeof(IntegrityRecorded), """{"subject":"applicant","person":"P0001","act":"提供虚假业绩材料","decidedOn":"2024-12-02"}""", Roles.TitleOffice, Roles.TradeDepartment, Roles.Office),
        Cycle(ExtensionRequested, "延期报备", typeof(ExtensionRequested), """{"milestone":"reviewBy","newDate":"2025-01-24","reason":"专家集中承担防疫任务"}""", Roles.Office),
        Cycle(ExtensionApproved, "同意延期", typeof(ExtensionApproved), """{"milestone":"reviewBy"}""", Roles.TitleOffice),
        Cycle(ExtensionRefused, "不同意延期", typeof(ExtensionRefused), """{"milestone":"reviewBy","reason":"理由不充分"}""", Roles.TitleOffice),
        Cycle(AnchorsChanged, "日期变更", typeof(AnchorChanged), """{"name":"meeting"}""", Roles.System),

        Application(ApplicationSubmitted, "提交申报", typeof(ApplicationSubmitted), ApplicationExample, Roles.Applicant),
        Application(ApplicationUpdated, "补正材料", typeof(ApplicationUpdated), """{"changes":"补充论文检索证明"}""", Roles.Applicant, Roles.Employer),
        Application(ApplicationWithdrawn, "撤回申报", typeof(ApplicationWithdrawn), """{"reason":"个人原因"}""", Roles.Applicant),
        Application(EmployerDecided, "用人单位审核推荐", typeof(EmployerDecided), """{"decision":"recommended","checks":["continuingEducation"]}""", Roles.Employer),
        Application(EmployerRecommended, "用人单位推荐", typeof(EmployerRecommended), """{"decision":"recommended","opinion":"同意推荐"}""", Roles.Employer),
        Application(PublicityPosted, "单位内部公示", typeof(PublicityPosted), """{"postedOn":"2024-10-14","evidence":[{"fileName":"gongshi.jpg","contentType":"image/jpeg"}]}""", Roles.Employer),
        Application(PublicityEvidenceAdded, "上传公示图片", typeof(PublicityEvidenceAdded), """{"evidence":[{"fileName":"gongshi.jpg","contentType":"image/jpeg"}]}""", Roles.Employer),
        Application(PublicityChanged, "公示内容变更", typeof(PublicityChanged), """{"postedOn":"2024-10-16","reason":"更正业绩表述"}""", Roles.Employer),
        Application(PublicityTakenDown, "公示撤下", typeof(PublicityTakenDown), """{"reason":"公示栏维修"}""", Roles.Employer),
        Application(ObjectionRaised, "单位公示异议", typeof(ObjectionRaised), """{"publicity":"employer","objection":"YY-002","summary":"任职年限不符"}""", Objectors),
        Application(ObjectionResolved, "单位公示异议核查", typeof(ObjectionResolved), """{"objection":"YY-002","upheld":false,"report":"经核查不属实"}""", Roles.Employer, Roles.Department),
        Application(DepartmentDecided, "业务主管部门审核提交", typeof(DepartmentDecided), """{"decision":"submitted","checks":["continuingEducation"]}""", Roles.Department),
        Application(OfficeDecided, "办事机构受理审核", typeof(OfficeDecided), """{"decision":"accepted"}""", Roles.Office),
        Application(ExamRecorded, "记录考试成绩", typeof(ExamRecorded), """{"passed":true}""", Roles.Office),

        Application(ReportSubmitted, "报送材料", typeof(ReportSubmitted), """{"report":"integrityRecord"}""", Reporters),

        Application(WindowClosed, "申报窗口关闭", typeof(WindowClosed), """{}""", Roles.System),
        Application(ApplicationVoided, "申报作废", typeof(ApplicationVoided), """{"rule":"one-level-a-year","reason":"同一年度申报多个同级别职称"}""", Roles.System),
        Application(ReviewDecided, "评审结论", typeof(ReviewDecided), """{"passed":true,"yes":8,"present":11}""", Roles.System),
        Application(ResultPosted, "评审结果公示", typeof(ResultPostedNotice), """{"postedOn":"2024-12-24","lastDay":"2024-12-31"}""", Roles.System),
        Application(ResultElapsed, "评审结果公示期满", typeof(Nothing), """{}""", Roles.System),
        Application(ResultObjection, "评审结果异议", typeof(ResultObjection), """{"objection":"YY-001","state":"raised"}""", Roles.System),
        Application(ResultPublished, "公布评审结果", typeof(Nothing), """{}""", Roles.System),
        Application(ResultConfirmed, "评审结果确认", typeof(ResultConfirmedNotice), """{"document":"柳人社职〔2024〕1号"}""", Roles.System),
        Application(CertificateIssued, "电子证书生成", typeof(Nothing), """{}""", Roles.System),
        Application(AnchorsChanged, "日期变更", typeof(AnchorChanged), """{"name":"apply.closes"}""", Roles.System),
    ];

    private const string ApplicationExample =
        """{"person":"P0001","name":"张三","employer":"U001","department":"D001","committee":"C001","series":"工程技术","specialty":"质量","level":"副高","route":"正常","documents":["诚信承诺"],"facts":{"status":"在职","continuingEducation":"完成","sanctions":[]}}""";

    /// <summary>An event by its level and name; null when there is none.</summary>
    public static ReviewEvent? Find(EventLevel level, string name) =>
        All.FirstOrDefault(item => item.Level == level && item.Name == name);

    private static ReviewEvent Cycle(string name, string title, Type payload, string example, params string[] roles) =>
        new(name, EventLevel.Cycle, title, payload, roles, example);

    private static ReviewEvent Application(string name, string title, Type payload, string example, params string[] roles) =>
        new(name, EventLevel.Application, title, payload, roles, example);
}
