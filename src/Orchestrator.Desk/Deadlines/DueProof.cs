namespace Orchestrator.Desk.Deadlines;

/// <summary>依据: how the date was counted.</summary>
public sealed record DueProof
{
    /// <summary>In Chinese sentences.</summary>
    public required string Explanation { get; init; }

    /// <summary>Each day counted or skipped.</summary>
    public required IReadOnlyList<ProofDayView> Days { get; init; }

    /// <summary>Version of the calendar used; null when none was needed.</summary>
    public required string? CalendarVersion { get; init; }

    /// <summary>The counting conventions, e.g. C1.</summary>
    public required IReadOnlyList<string> Conventions { get; init; }
}
