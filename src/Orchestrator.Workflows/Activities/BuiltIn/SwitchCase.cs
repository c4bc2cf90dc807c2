namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>A case of a switch, as a definition writes it.</summary>
/// <param name="Label">The port's name in a flowchart.</param>
/// <param name="Condition">Holds or not.</param>
public sealed record SwitchCase(string? Label, Input<bool>? Condition)
{
    /// <summary>What runs when it holds; only in a Switch.</summary>
    internal Activity? Activity { get; init; }
}
