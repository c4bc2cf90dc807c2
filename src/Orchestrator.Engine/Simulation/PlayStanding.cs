namespace Orchestrator.Engine.Simulation;

/// <summary>How a play stands.</summary>
public sealed record PlayStanding
{
    /// <summary>Instance id of what is played.</summary>
    public required long CycleId { get; init; }

    /// <summary>Cases submitted so far.</summary>
    public required int Submitted { get; init; }

    /// <summary>Cases by stage, sorted by its name.</summary>
    public required IReadOnlyDictionary<string, int> ByStage { get; init; }

    /// <summary>Reminders sent so far.</summary>
    public required int Reminders { get; init; }

    /// <summary>Cases that no arrival started: they were carried over from other ones.</summary>
    public int StartedOtherwise { get; init; }

    /// <summary>What the play was to do and could not.</summary>
    public IReadOnlyList<SimulationFault> Faults { get; init; } = [];
}
