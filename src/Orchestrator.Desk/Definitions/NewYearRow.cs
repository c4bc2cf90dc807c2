using NodaTime;

namespace Orchestrator.Desk.Definitions;

/// <summary>A planned date in two years.</summary>
public sealed record NewYearRow
{
    /// <summary>The plan item's id.</summary>
    public required string Id { get; init; }

    /// <summary>What is done, in Chinese.</summary>
    public required string Action { get; init; }

    /// <summary>The role that acts.</summary>
    public required string? Actor { get; init; }

    /// <summary>The role in Chinese.</summary>
    public required string? ActorText { get; init; }

    /// <summary>Where it comes from in the old notice.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>The old year's day.</summary>
    public required LocalDate? Old { get; init; }

    /// <summary>Its weekday in Chinese.</summary>
    public required string? OldWeekday { get; init; }

    /// <summary>The new year's day.</summary>
    public required LocalDate? New { get; init; }

    /// <summary>Its weekday in Chinese.</summary>
    public required string? NewWeekday { get; init; }

    /// <summary>True: a proposal that somebody has to confirm; false: counted by its rule.</summary>
    public required bool ToConfirm { get; init; }

    /// <summary>Whether the new year's arrangement is not official yet.</summary>
    public required bool Provisional { get; init; }

    /// <summary>Why this day, in Chinese.</summary>
    public required string Reason { get; init; }

    /// <summary>The same in English.</summary>
    public required string ReasonEn { get; init; }
}
