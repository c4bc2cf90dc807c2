namespace Orchestrator.TitleReview.Proving;

/// <summary>Why a condition holds.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Clauses">The clauses it rests on; empty for the nature of things.</param>
internal sealed record Because(ConstraintKind Kind, IReadOnlyList<string> Clauses)
{
    /// <summary>The check of SCHEDULES.md §7 that it belongs to, V3 to V10, or <c>order</c>; null when none.</summary>
    public string? Code { get; init; }

    /// <summary>False: 原则上, recommended, or only concluded from the text; a schedule against it is warned about, not refused.</summary>
    public bool IsFirm { get; init; } = true;

    /// <summary>What it says, in Chinese; null: in the words of its date rule.</summary>
    public string? Chinese { get; init; }

    /// <summary>The same in English.</summary>
    public string? English { get; init; }

    /// <summary>One thing comes before another.</summary>
    public static Because Order(params IReadOnlyList<string> clauses) =>
        new(ConstraintKind.Order, clauses) { Code = "order" };

    /// <summary>Something lasts so long at least.</summary>
    public static Because Duration(params IReadOnlyList<string> clauses) => new(ConstraintKind.Duration, clauses);
}
