using System.Text.Json.Serialization;
using NodaTime;

namespace Orchestrator.Engine.Simulation;

/// <summary>How the simulated year went. Equal byte for byte for the same options, apart from <see cref="WallSeconds"/>.</summary>
public sealed record SimulationReport
{
    /// <summary>Id of the schedule definition.</summary>
    public required string Definition { get; init; }

    /// <summary>First local day of the simulated year.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last local day.</summary>
    public required LocalDate To { get; init; }

    /// <summary><c>submitted</c>, then the number of applications by final state, sorted by its name.</summary>
    public required IReadOnlyDictionary<string, int> Applications { get; init; }

    /// <summary>How the deadlines of all instances were decided.</summary>
    public required SimulatedDeadlines Deadlines { get; init; }

    /// <summary>Reminder digests handed to the outbox.</summary>
    public required int Reminders { get; init; }

    /// <summary>Deadlines with more than one decision in the journal; counted by an independent checker.</summary>
    public required int DecidedTwice { get; init; }

    /// <summary>Deadlines decided as missed or elapsed before they were due.</summary>
    public required int Early { get; init; }

    /// <summary>Deadlines past due and still open, arrivals without an answer, and applications left without a final state.</summary>
    public required int Lost { get; init; }

    /// <summary>What failed for good; empty when nothing did.</summary>
    public required IReadOnlyList<SimulationFault> Faults { get; init; }

    /// <summary>What never came to an end; empty when all did.</summary>
    public required IReadOnlyList<StuckCases> Stuck { get; init; }

    /// <summary>Whether every promise was kept and everything came to its end.</summary>
    [JsonIgnore]
    public bool IsSound => this is { DecidedTwice: 0, Early: 0, Lost: 0, Faults.Count: 0, Stuck.Count: 0 };

    /// <summary>Wall-clock seconds, the start of the database not counted.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>What happened, in order.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }
}
