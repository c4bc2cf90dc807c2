namespace Orchestrator.Calendars;

/// <summary>How a value is compared with a threshold (C16; Civil Code 1259).</summary>
public enum ThresholdComparison
{
    /// <summary>达到或超过, 及以上, 不少于, 以上: ≥.</summary>
    AtLeast,

    /// <summary>不超过, 以下, 以内: ≤.</summary>
    AtMost,

    /// <summary>超过, 以外: &gt;.</summary>
    MoreThan,

    /// <summary>不满: &lt;.</summary>
    LessThan,
}
