using System.Text.Json.Nodes;

namespace Orchestrator.Desk.Cycles;

/// <summary>Starts a cycle of a published schedule definition.</summary>
public sealed record StartCycle
{
    /// <summary>The schedule definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Code of the new cycle, unique: letters, digits and hyphens, at most 40.</summary>
    public required string Code { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Codes of the committees that review in it, beside those that tracks of its schedule name: their offices see the whole
    /// cycle.
    /// </summary>
    public IReadOnlyList<string>? Committees { get; init; }

    /// <summary>The definition's inputs; what is left out has the recommended default.</summary>
    public JsonObject? Inputs { get; init; }
}
