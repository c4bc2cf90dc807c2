using NodaTime;

namespace Orchestrator.Desk.Definitions;

/// <summary>待确认的日期: a date that names its year, proposed for the new one.</summary>
public sealed record NewYearDate
{
    /// <summary>The activity; null for an input or a property of the definition.</summary>
    public required string? Activity { get; init; }

    /// <summary>Which date of it; with <see cref="Activity"/> it names the date in a confirmation.</summary>
    public required string Input { get; init; }

    /// <summary>What people call it.</summary>
    public required string Label { get; init; }

    /// <summary>The clauses of the old notice that it rests on.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>In the old year.</summary>
    public required LocalDate Was { get; init; }

    /// <summary>In the new year.</summary>
    public required LocalDate Proposed { get; init; }

    /// <summary>Whether the new year's arrangement is not official yet.</summary>
    public required bool Provisional { get; init; }

    /// <summary>Why this day, in Chinese.</summary>
    public required string Reason { get; init; }

    /// <summary>The same in English.</summary>
    public required string ReasonEn { get; init; }
}
