namespace Orchestrator.TitleReview.Proving;

/// <summary>Where a condition of a schedule comes from.</summary>
internal enum ConstraintKind
{
    /// <summary>A last day that a clause states.</summary>
    Deadline,

    /// <summary>A first day that a clause states.</summary>
    Opening,

    /// <summary>How long something lasts at least.</summary>
    Duration,

    /// <summary>What has to come before what.</summary>
    Order,

    /// <summary>A day stated for this cycle, or the one that the definition recommends for it.</summary>
    Stated,
}
