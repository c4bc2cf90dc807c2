using System.Text.Json.Nodes;

namespace Orchestrator.Desk.Sandboxes;

/// <summary>Plays a schedule on a virtual clock, in a throw-away database of its own.</summary>
public sealed record NewSandbox
{
    /// <summary>The schedule definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Synthetic applicants, 1 to 2000.</summary>
    public int Applications { get; init; } = 50;

    /// <summary>The same seed plays the same year.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long the play lasts on the wall clock, 1 to 600.</summary>
    public double Seconds { get; init; } = 30;

    /// <summary>A scenario, as for `simulate --scenario`.</summary>
    public JsonObject? Scenario { get; init; }
}
