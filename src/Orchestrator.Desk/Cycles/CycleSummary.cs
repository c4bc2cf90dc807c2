using NodaTime;
using Orchestrator.Desk.Deadlines;

namespace Orchestrator.Desk.Cycles;

/// <summary>年度评审周期: one committee's year under one notice.</summary>
public record CycleSummary
{
    /// <summary>Id of its instance.</summary>
    public required string Id { get; init; }

    /// <summary>E.g. TJ-2024.</summary>
    public required string Code { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>E.g. CN-TJ.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>Codes of the committees that review in it.</summary>
    public required IReadOnlyList<string> Committees { get; init; }

    /// <summary>The year of the notice.</summary>
    public required int Year { get; init; }

    /// <summary>running, finished, cancelled or faulted.</summary>
    public required string Status { get; init; }

    /// <summary>The stage it is in.</summary>
    public required string? Stage { get; init; }

    /// <summary>In Chinese.</summary>
    public required string? StageText { get; init; }

    /// <summary>First day of its schedule.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last day of its schedule.</summary>
    public required LocalDate To { get; init; }

    /// <summary>Its applications.</summary>
    public required ApplicationCounts Applications { get; init; }

    /// <summary>Its deadlines.</summary>
    public required DeadlineCounts Deadlines { get; init; }

    /// <summary>What is due next; null when nothing is.</summary>
    public required DueItem? NextDue { get; init; }
}
