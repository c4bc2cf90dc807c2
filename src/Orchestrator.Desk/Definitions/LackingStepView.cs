namespace Orchestrator.Desk.Definitions;

/// <summary>A step whose absence a finding tells of, and that can be added where the national procedure has it.</summary>
public sealed record LackingStepView
{
    /// <summary>The definition that lacks it.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its activity's type.</summary>
    public required string Type { get; init; }

    /// <summary>What people call it.</summary>
    public required string Text { get; init; }

    /// <summary>The clauses it would carry out; empty: the national rules'.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }
}
