namespace Orchestrator.Desk.Deadlines;

/// <summary>A deadline's own page.</summary>
public sealed record DueDetail : DueItem
{
    /// <summary>Null when the rule cannot be resolved again.</summary>
    public required DueProof? Proof { get; init; }

    /// <summary>In order.</summary>
    public required IReadOnlyList<DueMove> Moves { get; init; }

    /// <summary>Null while open.</summary>
    public required DueDecision? Decision { get; init; }

    /// <summary>Who was told, and when.</summary>
    public required IReadOnlyList<DueNotice> Notices { get; init; }
}
