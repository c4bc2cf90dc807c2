namespace Orchestrator.Desk.Notices;

/// <summary>What somebody thinks of a rule that was read.</summary>
public enum RuleVerdict
{
    /// <summary>Nobody has decided yet.</summary>
    Open = 0,

    /// <summary>It is as it was read.</summary>
    Confirmed = 1,

    /// <summary>It is a rule, with the values of the decision.</summary>
    Corrected = 2,

    /// <summary>It is none.</summary>
    Rejected = 3,
}
