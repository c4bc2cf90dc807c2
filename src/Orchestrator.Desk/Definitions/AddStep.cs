namespace Orchestrator.Desk.Definitions;

/// <summary>Adds to a draft a step that it lacks.</summary>
public sealed record AddStep
{
    /// <summary>The activity's type, as the finding has it.</summary>
    public required string Type { get; init; }

    /// <summary>The clauses it carries out; empty: the national rules'.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];
}
