using NodaTime;

namespace Orchestrator.Cases.Moves;

/// <summary>An application that is taken up again: what was missed, and from where it goes on until when.</summary>
public sealed record TakenUpLine
{
    /// <summary>The application's number.</summary>
    public required string Application { get; init; }

    /// <summary>What the missed step is called.</summary>
    public required string Step { get; init; }

    /// <summary>The role that missed it; null: nobody's.</summary>
    public required string? Role { get; init; }

    /// <summary>Its last local day, which stays in the record as missed.</summary>
    public required LocalDate Missed { get; init; }

    /// <summary>The stage in which it ended, in Chinese.</summary>
    public required string From { get; init; }

    /// <summary>The stage to which it goes back, in Chinese.</summary>
    public required string To { get; init; }

    /// <summary>The new last local day of the missed step.</summary>
    public required LocalDate Until { get; init; }

    /// <summary>Other last days that passed meanwhile and hold until the same day.</summary>
    public required IReadOnlyList<string> Also { get; init; }

    /// <summary>The clauses of the missed deadline.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }
}
