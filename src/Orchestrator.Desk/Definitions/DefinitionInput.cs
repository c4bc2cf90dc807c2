using System.Text.Json.Nodes;

namespace Orchestrator.Desk.Definitions;

/// <summary>An input of a definition.</summary>
public sealed record DefinitionInput
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>In Chinese.</summary>
    public required string DisplayName { get; init; }

    /// <summary>One sentence.</summary>
    public required string? Description { get; init; }

    /// <summary>Elsa's alias of its type, e.g. String.</summary>
    public required string Type { get; init; }

    /// <summary>The recommended default; null when none.</summary>
    public required JsonNode? DefaultValue { get; init; }
}
