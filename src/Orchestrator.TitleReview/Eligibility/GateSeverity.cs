namespace Orchestrator.TitleReview.Eligibility;

/// <summary>How binding a gate rule is (C15).</summary>
public enum GateSeverity
{
    /// <summary>须、应、不得: refuses.</summary>
    Hard = 0,

    /// <summary>一般、原则上: refuses unless the role named by the rule has agreed with a reason.</summary>
    Soft = 1,

    /// <summary>A person has to look: it travels with the application to its reviewers.</summary>
    Check = 2,

    /// <summary>作废: it is taken in, and it and the person's other applications of the year are void.</summary>
    Void = 3,
}
