namespace Orchestrator.TitleReview.Steps;

/// <summary>The dates of a cycle by name; rules count from them, <c>plan --set</c> states them.</summary>
public static class AnchorNames
{
    /// <summary>No date's name: in <c>anchors.changed</c> it says that every date may count differently now, by another calendar or another rule.</summary>
    public const string Any = "*";

    /// <summary>Last day to publish the plan.</summary>
    public const string PlanDue = "plan.due";

    /// <summary>The plan was filed.</summary>
    public const string PlanFiled = "plan.filed";

    /// <summary>The plan was published.</summary>
    public const string PlanPublished = "plan.published";

    /// <summary>First day of applying.</summary>
    public const string ApplyOpens = "apply.opens";

    /// <summary>Last day of the department's submission.</summary>
    public const string ApplyCloses = "apply.closes";

    /// <summary>The exam was held.</summary>
    public const string Exam = "exam";

    /// <summary>First day of the review meeting.</summary>
    public const string Meeting = "meeting";

    /// <summary>The review plan was reported.</summary>
    public const string MeetingPlanReported = "meeting.planReported";

    /// <summary>The experts were drawn.</summary>
    public const string DrawPerformed = "draw.performed";

    /// <summary>The meeting was opened.</summary>
    public const string MeetingOpened = "meeting.opened";

    /// <summary>The first ballots were recorded.</summary>
    public const string VotingOpened = "meeting.voting";

    /// <summary>The review ended.</summary>
    public const string ReviewEnd = "reviewEnd";

    /// <summary>All review work is to be finished by this day.</summary>
    public const string ReviewBy = "reviewBy";

    /// <summary>The results were posted.</summary>
    public const string Posted = "posted";

    /// <summary>Last day of the result publicity.</summary>
    public const string PublicityEnds = "publicity.ends";

    /// <summary>The result publicity has run out.</summary>
    public const string PublicityElapsed = "publicity.elapsed";

    /// <summary>The results were published (first batch).</summary>
    public const string Published = "published";

    /// <summary>The certificates were issued (first batch).</summary>
    public const string CertificatesIssued = "certificates";

    /// <summary>An employer's publicity of one application was posted; known only within it and to plans.</summary>
    public const string EmployerPosted = "employer.posted";

    /// <summary>Everything of the cycle is done.</summary>
    public const string CycleClosed = "cycle.closed";
}
