using NodaTime;

namespace Orchestrator.Engine.Simulation;

/// <summary>How far a simulation has come.</summary>
public sealed record SimulationProgress
{
    /// <summary>The virtual clock.</summary>
    public required Instant Now { get; init; }

    /// <summary>First and last local day of the year.</summary>
    public required LocalDate From { get; init; }

    public required LocalDate To { get; init; }

    /// <summary>0 to 1, by the virtual clock.</summary>
    public required double Fraction { get; init; }

    /// <summary>Applications submitted so far.</summary>
    public required int Submitted { get; init; }

    /// <summary>Applications by stage, sorted by its name.</summary>
    public required IReadOnlyDictionary<string, int> ByStage { get; init; }

    public required DeadlineCounts Deadlines { get; init; }

    public required int Reminders { get; init; }

    /// <summary>What is new since the last progress.</summary>
    public required IReadOnlyList<TimelineEntry> News { get; init; }

    /// <summary>Instance id of the cycle in the throw-away database, for reading its deadlines.</summary>
    public required long CycleId { get; init; }
}
