using NodaTime;

namespace Orchestrator.Desk.Deadlines;

/// <summary>One day of a count, and why it counts or not.</summary>
public sealed record ProofDayView
{
    /// <summary>The day.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Weekday { get; init; }

    /// <summary>Whether it counts.</summary>
    public required bool Counted { get; init; }

    /// <summary>Why, in Chinese.</summary>
    public required string Reason { get; init; }

    /// <summary>The document that says so; null for a plain weekday or weekend.</summary>
    public required string? DocumentNo { get; init; }
}
