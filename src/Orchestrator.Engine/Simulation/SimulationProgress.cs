using NodaTime;

namespace Orchestrator.Engine.Simulation;

/// <summary>How far a simulation has come.</summary>
public sealed record SimulationProgress
{
    /// <summary>The virtual clock.</summary>
    public required Instant Now { get; init; }

    /// <summary>First and last local day of the year.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last local day of the year (Asia/Shanghai), inclusive.</summary>
    public required LocalDate To { get; init; }

    /// <summary>0 to 1, by the virtual clock.</summary>
    public required double Fraction { get; init; }

    /// <summary>How the cases stand.</summary>
    public required PlayStanding Standing { get; init; }

    /// <summary>How the deadlines of all instances stand now.</summary>
    public required SimulatedDeadlines Deadlines { get; init; }

    /// <summary>What is new since the last progress.</summary>
    public required IReadOnlyList<TimelineEntry> News { get; init; }
}
