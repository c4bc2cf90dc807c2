namespace Orchestrator.TitleReview.Steps;

/// <summary>The dates of a cycle by name; rules count from them, <c>plan --set</c> states them.</summary>
public static class AnchorNames
{
    /// <summary>
    /// No date's name: in <c>anchors.changed</c> it says that every date may count differently now, by another
    /// calendar or another rule.
    /// </summary>
    public const string Any = "*";

    /// <summary>Last day to publish the plan.</summary>
    public const string PlanDue = "plan.due";

    /// <summary>Last day on which the committee's approval is valid.</summary>
    public const string CommitteeValidUntil = "committee.validUntil";

    /// <summary>Last day to file the plan, or to hand it in for approval.</summary>
    public const string PlanFileBy = "plan.fileBy";

    /// <summary>The plan was filed, or handed in for approval.</summary>
    public const string PlanFiled = "plan.filed";

    /// <summary>The plan was approved.</summary>
    public const string PlanApproved = "plan.approved";

    /// <summary>The evaluation standards were published.</summary>
    public const string StandardsPublished = "standards.published";

    /// <summary>The plan was published.</summary>
    public const string PlanPublished = "plan.published";

    /// <summary>First day of applying.</summary>
    public const string ApplyOpens = "apply.opens";

    /// <summary>Last day of the department's submission.</summary>
    public const string ApplyCloses = "apply.closes";

    /// <summary>
    /// Last day of new applications, the day included, where the intake was closed early; known only within
    /// applications, whose own dates stay as they were.
    /// </summary>
    public const string IntakeEnds = "intake.ends";

    /// <summary>The exam was held.</summary>
    public const string Exam = "exam";

    /// <summary>First day of the review meeting.</summary>
    public const string Meeting = "meeting";

    /// <summary>The review plan was reported.</summary>
    public const string MeetingPlanReported = "meeting.planReported";

    /// <summary>The experts were drawn.</summary>
    public const string DrawPerformed = "draw.performed";

    /// <summary>Those whom the committee interviews were told.</summary>
    public const string InterviewsCalled = "interviews.called";

    /// <summary>The list of those who come before the committee was posted.</summary>
    public const string CandidatesPosted = "candidates.posted";

    /// <summary>Last day on which that list hangs.</summary>
    public const string CandidatesEnd = "candidates.ends";

    /// <summary>The meeting was opened.</summary>
    public const string MeetingOpened = "meeting.opened";

    /// <summary>The first ballots were recorded.</summary>
    public const string VotingOpened = "meeting.voting";

    /// <summary>The review ended.</summary>
    public const string ReviewEnd = "reviewEnd";

    /// <summary>All review work is to be finished by this day.</summary>
    public const string ReviewBy = "reviewBy";

    /// <summary>First day on which a review meeting may be held, where the notice names one.</summary>
    public const string ReviewFrom = "reviewFrom";

    /// <summary>The office's audit of the material is to be finished by this day, where the notice names one.</summary>
    public const string AuditBy = "auditBy";

    /// <summary>The office has dealt with all material that was handed in.</summary>
    public const string AcceptedAll = "accepted.all";

    /// <summary>The last day on which an employer's publicity of the cycle hung or was under objection.</summary>
    public const string PublicitiesEnded = "publicities.ended";

    /// <summary>An application was returned for correction; known only within it and to plans.</summary>
    public const string Returned = "returned";

    /// <summary>The results were posted.</summary>
    public const string Posted = "posted";

    /// <summary>Last day of the result publicity.</summary>
    public const string PublicityEnds = "publicity.ends";

    /// <summary>The result publicity has run out.</summary>
    public const string PublicityElapsed = "publicity.elapsed";

    /// <summary>The results were published (first batch).</summary>
    public const string Published = "published";

    /// <summary>The document that confirms the results was issued (latest batch).</summary>
    public const string Document = "document";

    /// <summary>Last day on which another committee, which reviews by entrustment, takes material in.</summary>
    public const string Cutoff = "cutoff";

    /// <summary>The committee was approved and filed; its term of validity runs from it.</summary>
    public const string CommitteeApproved = "committee.approved";

    /// <summary>The step at hand began; known only within it.</summary>
    public const string StepStarted = "step.started";

    /// <summary>Material reached a reviewer; known only within an application.</summary>
    public const string Received = "received";

    /// <summary>The applicant submitted; known only within an application and to plans.</summary>
    public const string Submitted = "submitted";

    /// <summary>An objection was raised; each has its own day.</summary>
    public const string Objection = "objection";

    /// <summary>A decision about a person was taken, e.g. that material was false.</summary>
    public const string Decision = "decision";

    /// <summary>A breach of faith was decided on; known only to the archive and to plans.</summary>
    public const string IntegrityDecided = "integrity.decided";

    /// <summary>The certificates were issued (first batch).</summary>
    public const string CertificatesIssued = "certificates";

    /// <summary>An employer's publicity of one application was posted; known only within it and to plans.</summary>
    public const string EmployerPosted = "employer.posted";

    /// <summary>An employer's publicity after the review was posted; known only within its application and to plans.</summary>
    public const string EmployerPostedAfter = "employer.postedAfter";

    /// <summary>Everything of the cycle is done.</summary>
    public const string CycleClosed = "cycle.closed";

    /// <summary>Dates of events that a plan cannot know: a rule that counts from one is shown without a date until it is set.</summary>
    public static IReadOnlyList<string> Unplanned { get; } =
    [Cutoff, StepStarted, Received, Returned, Objection, Decision];
}
