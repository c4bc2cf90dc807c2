using NodaTime;

namespace Orchestrator.Desk.Moves;

/// <summary>A date of a cycle that people may ask to move.</summary>
public sealed record MovableDateView
{
    /// <summary>Its name in a request, e.g. <c>meeting</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it, in Chinese.</summary>
    public required string Label { get; init; }

    /// <summary>The clauses it comes from.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>The day it is fixed for; null while it is not, and then it cannot be moved.</summary>
    public required LocalDate? Date { get; init; }
}
