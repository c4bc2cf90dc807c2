using System.Text.Json.Nodes;

namespace Orchestrator.Cases.Moves;

/// <summary>A cycle that is to start although what it is started with contradicts its plan.</summary>
public sealed record CycleToStart
{
    /// <summary>The schedule definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its published version; left out: the newest when it is proposed.</summary>
    public int? Version { get; init; }

    /// <summary>Code of the new cycle, unique: letters, digits and hyphens, at most 40.</summary>
    public required string Code { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>Codes of the committees that review in it, beside those that tracks of its schedule name.</summary>
    public IReadOnlyList<string>? Committees { get; init; }

    /// <summary>The definition's inputs; what is left out has the recommended default.</summary>
    public JsonObject? Inputs { get; init; }
}
