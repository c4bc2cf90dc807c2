using Orchestrator.Storage.Holidays;

namespace Orchestrator.Cases.Simulation;

/// <summary>What is to be simulated.</summary>
public sealed record SimulationOptions
{
    /// <summary>The schedule definition: Elsa 3 JSON.</summary>
    public required string Schedule { get; init; }

    /// <summary>The application definition that the schedule starts: Elsa 3 JSON.</summary>
    public required string Application { get; init; }

    /// <summary>Synthetic applicants; 0 to 100,000.</summary>
    public int Applications { get; init; } = 1000;

    /// <summary>The same seed gives the same year.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What goes wrong on purpose; null for an ordinary year.</summary>
    public Scenario? Scenario { get; init; }

    /// <summary>
    /// Approved imports of working days that are in force over the built-in calendars, in the order in which they
    /// were approved.
    /// </summary>
    public IReadOnlyList<CalendarVersion> Calendars { get; init; } = [];
}
