using Orchestrator.TitleReview.Events.Payloads;

namespace Orchestrator.TitleReview.Events;

/// <summary>The catalogue of events: the portals' interface, its validation and the simulation's actors are derived from it.</summary>
public static class ReviewEvents
{
    // --- cycle ---

    /// <summary>To a cycle: the evaluation standards are public.</summary>
    public const string StandardsPublished = "standards.published";

    /// <summary>To a cycle: the plan was filed, or handed in for approval.</summary>
    public const string PlanFiled = "plan.filed";

    /// <summary>To a cycle: the title office approved the plan or returned it.</summary>
    public const string PlanApproved = "plan.approved";

    /// <summary>To a cycle: the plan is public.</summary>
    public const string PlanPublished = "plan.published";

    /// <summary>To a cycle: a soft gate rule is set aside for one person (C15).</summary>
    public const string GateOverridden = "gate.overridden";

    /// <summary>To a cycle: the office has accepted or refused all that was handed in.</summary>
    public const string AcceptanceFinished = "acceptance.finished";

    /// <summary>To a cycle, by itself at night: whether all publicities of its applications are over.</summary>
    public const string PublicitiesLook = "publicities.look";

    /// <summary>To a cycle: the exam was held.</summary>
    public const string ExamHeld = "exam.held";

    /// <summary>To a cycle: the meeting's first day is fixed, or another is asked for.</summary>
    public const string MeetingScheduled = "meeting.scheduled";

    /// <summary>To a cycle: the office reports how and where the meeting is held.</summary>
    public const string MeetingPlanReported = "meeting.planReported";

    /// <summary>To a cycle: the office commits to a draw, before anyone knows its outcome.</summary>
    public const string DrawCommitted = "draw.committed";

    /// <summary>To a cycle: a supervisor is present at the draw or the meeting.</summary>
    public const string SupervisionSignedIn = "supervision.signedIn";

    /// <summary>To a cycle: the office reveals its secret, and the experts are drawn.</summary>
    public const string DrawPerformed = "draw.performed";

    /// <summary>To a cycle: a drawn expert drops out and is replaced by the next lot.</summary>
    public const string DrawRecused = "draw.recused";

    /// <summary>To a cycle: the committee has chosen whom it interviews, and they are told.</summary>
    public const string InterviewCalled = "interview.called";

    /// <summary>To a cycle: who came to the interview, and who did not.</summary>
    public const string InterviewRecorded = "interview.recorded";

    /// <summary>To a cycle: the list of those who come before the committee hangs.</summary>
    public const string CandidatesPosted = "candidates.posted";

    /// <summary>To a cycle: that list hangs no more; the publicity begins anew.</summary>
    public const string CandidatesTakenDown = "candidates.takenDown";

    /// <summary>To a cycle: the meeting begins, if its gates let it.</summary>
    public const string MeetingOpened = "meeting.opened";

    /// <summary>To a cycle: who is present; fewer than the quorum may not vote.</summary>
    public const string AttendanceRecorded = "attendance.recorded";

    /// <summary>To a cycle: totals of secret ballots, never who voted how.</summary>
    public const string BallotsRecorded = "ballots.recorded";

    /// <summary>To a cycle: all is voted on, and the applications hear their results.</summary>
    public const string ReviewClosed = "review.closed";

    /// <summary>To a cycle by the office, and from it to its applications: the results hang.</summary>
    public const string ResultPosted = "result.posted";

    /// <summary>To a cycle: the results hang no more; the publicity begins anew.</summary>
    public const string ResultTakenDown = "result.takenDown";

    /// <summary>To a cycle: the results may be published.</summary>
    public const string ResultApproved = "result.approved";

    /// <summary>To a cycle by the office, and from it to its applications: a batch of results is public.</summary>
    public const string ResultPublished = "result.published";

    /// <summary>To a cycle: what a recheck of the results found before they hang.</summary>
    public const string ResultsRechecked = "results.rechecked";

    /// <summary>To a cycle: a document confirms a batch of results.</summary>
    public const string ConfirmationIssued = "confirmation.issued";

    /// <summary>To a cycle: the committee was approved anew.</summary>
    public const string CommitteeApproved = "committee.approved";

    /// <summary>To a cycle: a day that the notice leaves to somebody else is fixed.</summary>
    public const string DateStated = "date.stated";

    /// <summary>To a cycle: a batch of electronic certificates was made.</summary>
    public const string CertificatesIssued = "certificates.issued";

    /// <summary>To a cycle: an employer gave a graduate the first title, without review.</summary>
    public const string InitialTitleDetermined = "initialTitle.determined";

    /// <summary>To a cycle: somebody hands in for the next round of a month.</summary>
    public const string RoundSubmitted = "round.submitted";

    /// <summary>To a cycle: the round of a month was handled.</summary>
    public const string RoundHandled = "round.handled";

    /// <summary>To a cycle: a breach of faith was decided on.</summary>
    public const string IntegrityRecorded = "integrity.recorded";

    /// <summary>To a cycle: the office reports that a milestone needs another day.</summary>
    public const string ExtensionRequested = "extension.requested";

    /// <summary>To a cycle: the title office agrees to an extension.</summary>
    public const string ExtensionApproved = "extension.approved";

    /// <summary>To a cycle: the title office does not agree to an extension.</summary>
    public const string ExtensionRefused = "extension.refused";

    // --- both ---

    /// <summary>To a cycle or an application: something was handed in.</summary>
    public const string ReportSubmitted = "report.submitted";

    /// <summary>
    /// To a cycle (the results, the list before the review) or an application (the employer's publicity): somebody objects.
    /// </summary>
    public const string ObjectionRaised = "objection.raised";

    /// <summary>To a cycle or an application: what the check of an objection found.</summary>
    public const string ObjectionResolved = "objection.resolved";

    /// <summary>The engine tells a cycle and its applications that a date others count from was stated or moved.</summary>
    public const string AnchorsChanged = "anchors.changed";

    // --- application ---

    /// <summary>Starts an application.</summary>
    public const string ApplicationSubmitted = "application.submitted";

    /// <summary>To an application: what was returned is corrected.</summary>
    public const string ApplicationUpdated = "application.updated";

    /// <summary>To an application: the applicant wants it no more.</summary>
    public const string ApplicationWithdrawn = "application.withdrawn";

    /// <summary>To an application: the employer agrees, refuses or returns it.</summary>
    public const string EmployerDecided = "employer.decided";

    /// <summary>To an application: the employer recommends it after the publicity, or does not.</summary>
    public const string EmployerRecommended = "employer.recommended";

    /// <summary>To an application: the employer's publicity hangs.</summary>
    public const string PublicityPosted = "publicity.posted";

    /// <summary>To an application: images of the employer's publicity.</summary>
    public const string PublicityEvidenceAdded = "publicity.evidenceAdded";

    /// <summary>To an application: what hangs was changed; the count begins anew.</summary>
    public const string PublicityChanged = "publicity.changed";

    /// <summary>To an application: the employer's publicity hangs no more; the count begins anew.</summary>
    public const string PublicityTakenDown = "publicity.takenDown";

    /// <summary>To an application: the department submits, refuses or returns it.</summary>
    public const string DepartmentDecided = "department.decided";

    /// <summary>To an application: the office accepts, refuses or returns it.</summary>
    public const string OfficeDecided = "office.decided";

    /// <summary>To an application: how the applicant did in the exam.</summary>
    public const string ExamRecorded = "exam.recorded";

    /// <summary>To an application: it was handed on to a higher committee.</summary>
    public const string ApplicationForwarded = "application.forwarded";

    /// <summary>To an application: what the higher committee decided.</summary>
    public const string ForwardAnswered = "forward.answered";

    /// <summary>To an application: its fee is paid.</summary>
    public const string PaymentRecorded = "payment.recorded";

    // --- from a cycle to its applications ---

    /// <summary>From a cycle: the department can submit no more.</summary>
    public const string WindowClosed = "window.closed";

    /// <summary>From a cycle: the applicant is interviewed.</summary>
    public const string InterviewNotified = "interview.notified";

    /// <summary>From a cycle: an objection before the review was right, and the application comes before no committee.</summary>
    public const string CandidateRemoved = "candidate.removed";

    /// <summary>From a cycle: whether the committee passed the application.</summary>
    public const string ReviewDecided = "review.decided";

    /// <summary>From a cycle: the result publicity has run out.</summary>
    public const string ResultElapsed = "result.elapsed";

    /// <summary>From a cycle: an objection to this result was raised or resolved.</summary>
    public const string ResultObjection = "result.objection";

    /// <summary>From another application of the same person: both are void.</summary>
    public const string ApplicationVoided = "application.voided";

    /// <summary>From a cycle: a batch of results was confirmed.</summary>
    public const string ResultConfirmed = "result.confirmed";

    /// <summary>From a cycle: a batch of certificates was made.</summary>
    public const string CertificateIssued = "certificate.issued";

    private static readonly string[] Objectors =
    [
        Roles.Applicant,
        Roles.Employer,
        Roles.Department,
        Roles.Office,
        Roles.TitleOffice,
    ];

    private static readonly string[] Reporters =
    [
        Roles.Office,
        Roles.TitleOffice,
        Roles.TradeDepartment,
        Roles.Department,
        Roles.Employer,
    ];

    /// <summary>Every event, in the order of a year.</summary>
    public static IReadOnlyList<ReviewEvent> All { get; } =
    [
        Cycle(
            CommitteeApproved,
            "评委会核准备案",
            "Approval of the committee",
            typeof(CommitteeApproved),
            """{"approvedOn":"2024-04-29","number":"鄂评备2024-001"}""",
            Roles.TitleOffice
        ),
        Cycle(
            DateStated,
            "确定日期",
            "Set a date",
            typeof(DateStated),
            """{"name":"cutoff","date":"2024-09-30"}""",
            Roles.TitleOffice,
            Roles.Office
        ),
        Cycle(
            ReportSubmitted,
            "报送材料",
            "Hand in material",
            typeof(ReportSubmitted),
            """{"report":"expertPool","channels":["职称申报系统"]}""",
            Reporters
        ),
        Cycle(
            StandardsPublished,
            "公布评价标准",
            "Publish the evaluation standards",
            typeof(StandardsPublished),
            """{"address":"https://example.test/standards"}""",
            Roles.TradeDepartment
        ),
        Cycle(
            PlanFiled,
            "评审方案备案",
            "Filing of the review plan",
            typeof(PlanFiled),
            """{"contents":["系列（专业）层级","评审标准","评审方式","岗位要求","申报材料","时间安排"],"filingNumber":"津职备2024-001"}""",
            Roles.TradeDepartment,
            Roles.TitleOffice
        ),
        Cycle(
            PlanApproved,
            "评审方案审核",
            "Approval of the review plan",
            typeof(PlanApproved),
            """{"decision":"approved"}""",
            Roles.TitleOffice
        ),
        Cycle(
            PlanPublished,
            "评审方案公布",
            "Publication of the review plan",
            typeof(PlanPublished),
            """{"address":"https://example.test/plan"}""",
            Roles.TradeDepartment,
            Roles.Office
        ),
        Cycle(
            GateOverridden,
            "个案同意",
            "Set a rule aside for one applicant",
            typeof(GateOverridden),
            """{"rule":"one-active-application","person":"P0001","reason":"跨专业岗位调整"}""",
            Roles.TitleOffice
        ),
        Cycle(
            AcceptanceFinished,
            "全部材料受理完成",
            "Acceptance of all material",
            typeof(AcceptanceFinished),
            """{}""",
            Roles.Office
        ),
        Cycle(
            PublicitiesLook,
            "查看公示是否全部结束",
            "Check whether all publicities have ended",
            typeof(Nothing),
            "{}",
            Roles.System
        ),
        Cycle(ExamHeld, "专业考试举行", "Holding of the exam", typeof(ExamHeld), """{}""", Roles.Office),
        Cycle(
            MeetingScheduled,
            "确定评审会议日期",
            "Set the date of the review meeting",
            typeof(MeetingScheduled),
            """{"date":"2024-12-16"}""",
            Roles.Office
        ),
        Cycle(
            MeetingPlanReported,
            "上报评审计划",
            "Report the meeting plan",
            typeof(MeetingPlanReported),
            """{"mode":"onsite"}""",
            Roles.Office
        ),
        Cycle(
            DrawCommitted,
            "专家抽取承诺",
            "Commitment before the draw of experts",
            typeof(DrawCommitted),
            """{"seats":11,"secretHash":"2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"}""",
            Roles.Office
        ),
        Cycle(
            SupervisionSignedIn,
            "监督员签到",
            "Supervisor's sign-in",
            typeof(SupervisionSignedIn),
            """{"subject":"draw","supervisor":"监督员一","nonce":"20241205-7781"}""",
            Roles.Supervisor
        ),
        Cycle(
            DrawPerformed,
            "抽取评审专家",
            "Draw the experts",
            typeof(DrawPerformed),
            """{"secret":"secret"}""",
            Roles.Office
        ),
        Cycle(
            DrawRecused,
            "专家回避或缺席",
            "Recusal or absence of an expert",
            typeof(DrawRecused),
            """{"expert":"E01","reason":"declined"}""",
            Roles.Expert,
            Roles.Office
        ),
        Cycle(
            CandidatesPosted,
            "评审前名单公示",
            "Publicity of the list before the review",
            typeof(CandidatesPosted),
            """{"postedOn":"2025-09-02","channels":["职称评审系统"]}""",
            Roles.Office,
            Roles.TitleOffice
        ),
        Cycle(
            CandidatesTakenDown,
            "评审前名单撤下",
            "Take down the list before the review",
            typeof(CandidatesTakenDown),
            """{"reason":"名单有误"}""",
            Roles.Office,
            Roles.TitleOffice
        ),
        Cycle(
            InterviewCalled,
            "通知面试答辩",
            "Call applicants to the interview",
            typeof(InterviewCalled),
            """{"applications":[1],"place":"市人社局三楼"}""",
            Roles.Office
        ),
        Cycle(
            MeetingOpened,
            "召开评审会议",
            "Open the review meeting",
            typeof(MeetingOpened),
            """{"mode":"onsite","declarationsSigned":true}""",
            Roles.Office
        ),
        Cycle(
            AttendanceRecorded,
            "记录出席专家",
            "Record the experts present",
            typeof(AttendanceRecorded),
            """{"experts":["E01","E02","E03"],"chair":"E01"}""",
            Roles.Office
        ),
        Cycle(
            InterviewRecorded,
            "登记答辩情况",
            "Record an interview",
            typeof(InterviewRecorded),
            """{"application":1,"attended":true}""",
            Roles.Office
        ),
        Cycle(
            BallotsRecorded,
            "记录投票结果",
            "Record the votes",
            typeof(BallotsRecorded),
            """{"results":[{"application":1,"opinions":3,"yes":8,"no":2,"abstain":1}]}""",
            Roles.Office
        ),
        Cycle(ReviewClosed, "评审结束", "End of the review", typeof(ReviewClosed), """{}""", Roles.Office),
        Cycle(
            ResultPosted,
            "评审结果公示",
            "Result publicity",
            typeof(ResultPosted),
            """{"postedOn":"2024-12-24","channels":["职称评审系统"]}""",
            Roles.Office
        ),
        Cycle(
            ResultTakenDown,
            "评审结果公示撤下",
            "Take down the result publicity",
            typeof(ResultTakenDown),
            """{"reason":"系统检修"}""",
            Roles.Office,
            Roles.TitleOffice
        ),
        Cycle(
            ObjectionRaised,
            "评审公示异议",
            "Objection to the list or the results",
            typeof(ObjectionRaised),
            """{"publicity":"result","objection":"YY-001","application":1,"summary":"业绩材料不实"}""",
            Objectors
        ),
        Cycle(
            ObjectionResolved,
            "评审公示异议核查",
            "Check of an objection to the list or the results",
            typeof(ObjectionResolved),
            """{"objection":"YY-001","upheld":false,"report":"经核查不属实","application":1}""",
            Roles.Office,
            Roles.TitleOffice
        ),
        Cycle(
            ResultApproved,
            "评审结果审核",
            "Approval of the results",
            typeof(ResultApproved),
            """{}""",
            Roles.TitleOffice
        ),
        Cycle(ResultPublished, "公布评审结果", "Publish the results", typeof(ResultPublished), """{}""", Roles.Office),
        Cycle(
            ResultsRechecked,
            "评审结果复核",
            "Re-check of the results",
            typeof(ResultsRechecked),
            """{"unqualified":[],"problems":[],"report":"复核无误"}""",
            Roles.Office
        ),
        Cycle(
            ConfirmationIssued,
            "下发确认文件",
            "Issue the confirmation document",
            typeof(ConfirmationIssued),
            """{"documentNumber":"柳人社职〔2024〕1号"}""",
            Roles.TitleOffice,
            Roles.TradeDepartment,
            Roles.Office
        ),
        Cycle(
            CertificatesIssued,
            "制发电子证书",
            "Issue electronic certificates",
            typeof(CertificatesIssued),
            """{}""",
            Roles.Office,
            Roles.TitleOffice
        ),
        Cycle(
            InitialTitleDetermined,
            "职称初定",
            "Initial title of a graduate",
            typeof(InitialTitleDetermined),
            """{"person":"P0009","employer":"U001","series":"工程技术","level":"助理级","determinedOn":"2024-11-20"}""",
            Roles.Employer,
            Roles.Department,
            Roles.TitleOffice
        ),
        Cycle(
            RoundSubmitted,
            "提交认定材料",
            "Hand in material for recognition",
            typeof(RoundSubmitted),
            """{"person":"P0010","employer":"U001","series":"工程技术","level":"初级"}""",
            Roles.Employer,
            Roles.Department
        ),
        Cycle(
            RoundHandled,
            "集中办理认定",
            "Handle the month's recognitions",
            typeof(RoundHandled),
            """{"document":"云职改办〔2026〕12号"}""",
            Roles.TitleOffice,
            Roles.Department
        ),
        Cycle(
            IntegrityRecorded,
            "失信行为记录",
            "Record of a breach of faith",
            typeof(IntegrityRecorded),
            """{"subject":"applicant","person":"P0001","act":"提供虚假业绩材料","decidedOn":"2024-12-02"}""",
            Roles.TitleOffice,
            Roles.TradeDepartment,
            Roles.Office
        ),
        Cycle(
            ExtensionRequested,
            "延期报备",
            "Ask for an extension",
            typeof(ExtensionRequested),
            """{"milestone":"reviewBy","newDate":"2025-01-24","reason":"专家集中承担防疫任务"}""",
            Roles.Office
        ),
        Cycle(
            ExtensionApproved,
            "同意延期",
            "Agree to an extension",
            typeof(ExtensionApproved),
            """{"milestone":"reviewBy"}""",
            Roles.TitleOffice
        ),
        Cycle(
            ExtensionRefused,
            "不同意延期",
            "Refuse an extension",
            typeof(ExtensionRefused),
            """{"milestone":"reviewBy","reason":"理由不充分"}""",
            Roles.TitleOffice
        ),
        Cycle(
            AnchorsChanged,
            "日期变更",
            "Change of a date",
            typeof(AnchorChanged),
            """{"name":"meeting"}""",
            Roles.System
        ),
        Application(
            ApplicationSubmitted,
            "提交申报",
            "Submit an application",
            typeof(ApplicationSubmitted),
            ApplicationExample,
            Roles.Applicant
        ),
        Application(
            ApplicationUpdated,
            "补正材料",
            "Correct the material",
            typeof(ApplicationUpdated),
            """{"changes":"补充论文检索证明"}""",
            Roles.Applicant,
            Roles.Employer
        ),
        Application(
            ApplicationWithdrawn,
            "撤回申报",
            "Withdraw the application",
            typeof(ApplicationWithdrawn),
            """{"reason":"个人原因"}""",
            Roles.Applicant
        ),
        Application(
            EmployerDecided,
            "用人单位审核推荐",
            "Employer's audit and recommendation",
            typeof(EmployerDecided),
            """{"decision":"recommended","checks":["continuingEducation"]}""",
            Roles.Employer
        ),
        Application(
            EmployerRecommended,
            "用人单位推荐",
            "Employer's recommendation",
            typeof(EmployerRecommended),
            """{"decision":"recommended","opinion":"同意推荐"}""",
            Roles.Employer
        ),
        Application(
            PublicityPosted,
            "单位内部公示",
            "Employer's publicity",
            typeof(PublicityPosted),
            $$"""{"postedOn":"2024-10-14","evidence":[{{Picture}}]}""",
            Roles.Employer
        ),
        Application(
            PublicityEvidenceAdded,
            "上传公示图片",
            "Upload pictures of the publicity",
            typeof(PublicityEvidenceAdded),
            $$"""{"evidence":[{{Picture}}]}""",
            Roles.Employer
        ),
        Application(
            PublicityChanged,
            "公示内容变更",
            "Change of the posted content",
            typeof(PublicityChanged),
            """{"postedOn":"2024-10-16","reason":"更正业绩表述"}""",
            Roles.Employer
        ),
        Application(
            PublicityTakenDown,
            "公示撤下",
            "Take down the employer's publicity",
            typeof(PublicityTakenDown),
            """{"reason":"公示栏维修"}""",
            Roles.Employer
        ),
        Application(
            ObjectionRaised,
            "单位公示异议",
            "Objection to the employer's publicity",
            typeof(ObjectionRaised),
            """{"publicity":"employer","objection":"YY-002","summary":"任职年限不符"}""",
            Objectors
        ),
        Application(
            ObjectionResolved,
            "单位公示异议核查",
            "Check of an objection to the employer's publicity",
            typeof(ObjectionResolved),
            """{"objection":"YY-002","upheld":false,"report":"经核查不属实"}""",
            Roles.Employer,
            Roles.Department
        ),
        Application(
            DepartmentDecided,
            "业务主管部门审核提交",
            "Department's audit and submission",
            typeof(DepartmentDecided),
            """{"decision":"submitted","checks":["continuingEducation"]}""",
            Roles.Department
        ),
        Application(
            OfficeDecided,
            "办事机构受理审核",
            "Review office's audit and acceptance",
            typeof(OfficeDecided),
            """{"decision":"accepted"}""",
            Roles.Office
        ),
        Application(
            ExamRecorded,
            "记录考试成绩",
            "Record the exam result",
            typeof(ExamRecorded),
            """{"passed":true}""",
            Roles.Office
        ),
        Application(
            ApplicationForwarded,
            "报送上级评审",
            "Hand on to a higher committee",
            typeof(ApplicationForwarded),
            """{"forwardedOn":"2026-06-29","number":"云职改办报〔2026〕5号"}""",
            Roles.TitleOffice,
            Roles.Office
        ),
        Application(
            ForwardAnswered,
            "上级评审结论",
            "Higher committee's decision",
            typeof(ForwardAnswered),
            """{"passed":true}""",
            Roles.TitleOffice,
            Roles.Office
        ),
        Application(
            PaymentRecorded,
            "登记缴费",
            "Record the payment",
            typeof(PaymentRecorded),
            """{"paidOn":"2025-05-14","receipt":"20250514-0001"}""",
            Roles.Applicant,
            Roles.Employer,
            Roles.Office
        ),
        Application(
            ReportSubmitted,
            "报送材料",
            "Hand in material",
            typeof(ReportSubmitted),
            """{"report":"integrityRecord"}""",
            Reporters
        ),
        Application(
            WindowClosed,
            "申报窗口关闭",
            "Closing of the application window",
            typeof(WindowClosed),
            """{}""",
            Roles.System
        ),
        Application(
            ApplicationVoided,
            "申报作废",
            "Voiding of the application",
            typeof(ApplicationVoided),
            """{"rule":"one-level-a-year","reason":"同一年度申报多个同级别职称"}""",
            Roles.System
        ),
        Application(
            InterviewNotified,
            "面试答辩通知",
            "Notice of the interview",
            typeof(InterviewNotified),
            """{"meeting":"2025-09-15","place":"市人社局三楼"}""",
            Roles.System
        ),
        Application(
            CandidateRemoved,
            "评审前公示异议属实",
            "Objection to the list before the review upheld",
            typeof(CandidateRemoved),
            """{"objection":"MD-001"}""",
            Roles.System
        ),
        Application(
            ReviewDecided,
            "评审结论",
            "Committee's decision",
            typeof(ReviewDecided),
            """{"passed":true,"yes":8,"present":11}""",
            Roles.System
        ),
        Application(
            ResultPosted,
            "评审结果公示",
            "Result publicity",
            typeof(ResultPostedNotice),
            """{"postedOn":"2024-12-24","lastDay":"2024-12-31"}""",
            Roles.System
        ),
        Application(
            ResultElapsed,
            "评审结果公示期满",
            "End of the result publicity",
            typeof(Nothing),
            """{}""",
            Roles.System
        ),
        Application(
            ResultObjection,
            "评审结果异议",
            "Objection to the result",
            typeof(ResultObjection),
            """{"objection":"YY-001","state":"raised"}""",
            Roles.System
        ),
        Application(ResultPublished, "公布评审结果", "Publish the results", typeof(Nothing), """{}""", Roles.System),
        Application(
            ResultConfirmed,
            "评审结果确认",
            "Confirmation of the result",
            typeof(ResultConfirmedNotice),
            """{"document":"柳人社职〔2024〕1号"}""",
            Roles.System
        ),
        Application(
            CertificateIssued,
            "电子证书生成",
            "Issue of the electronic certificate",
            typeof(Nothing),
            """{}""",
            Roles.System
        ),
        Application(
            AnchorsChanged,
            "日期变更",
            "Change of a date",
            typeof(AnchorChanged),
            """{"name":"apply.closes"}""",
            Roles.System
        ),
    ];

    private const string Picture =
        "{\"fileName\":\"gongshi.jpg\",\"contentType\":\"image/jpeg\","
        + "\"sha256\":\"7b86ef1db1294da8180d5710f50be4671007ad1afbb33a8c67b39110c122eed7\"}";

    private const string ApplicationExample = """
        {"person":"P0001","name":"张三","employer":"U001","department":"D001","committee":"C001",
        "series":"工程技术","specialty":"质量","level":"副高","route":"正常","documents":["诚信承诺"],
        "facts":{"status":"在职","continuingEducation":"完成","sanctions":[]}}
        """;

    /// <summary>An event by its level and name; null when there is none.</summary>
    public static ReviewEvent? Find(EventLevel level, string name) =>
        All.FirstOrDefault(item => item.Level == level && item.Name == name);

    private static ReviewEvent Cycle(
        string name,
        string title,
        string titleEn,
        Type payload,
        string example,
        params string[] roles
    ) => new(name, EventLevel.Cycle, title, titleEn, payload, roles, example);

    private static ReviewEvent Application(
        string name,
        string title,
        string titleEn,
        Type payload,
        string example,
        params string[] roles
    ) => new(name, EventLevel.Application, title, titleEn, payload, roles, example);
}
