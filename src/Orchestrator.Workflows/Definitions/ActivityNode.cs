using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Definitions;

/// <summary>An activity as a definition writes it; its inputs stay raw JSON until they are compiled.</summary>
public sealed class ActivityNode
{
    /// <summary>Unique in the definition.</summary>
    public required string Id { get; init; }

    /// <summary>The stable type name, e.g. <c>Elsa.WriteLine</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the type's contract.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The technical name, e.g. <c>WriteLine1</c>; scripts use it.</summary>
    public string? Name { get; init; }

    /// <summary>Where it stands in the file, e.g. <c>$.root.activities[2]</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The whole object as written. Treat it as read-only.</summary>
    public required JsonObject Json { get; init; }

    /// <summary>
    /// The activities inside it by the member that holds them, e.g. <c>activities</c>, <c>then</c>, <c>body</c>, in
    /// the order of the file.
    /// </summary>
    public IReadOnlyList<(string Member, ActivityNode Node)> Children { get; init; } = [];

    /// <summary>The arrows between its children; empty unless it is a flowchart.</summary>
    public IReadOnlyList<ActivityConnection> Connections { get; init; } = [];

    /// <summary>Variables of its own scope; empty unless it is a container.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    /// <summary>What people read on the node: metadata.displayText, else the name, else the id.</summary>
    public string DisplayText =>
        Json["metadata"] is JsonObject metadata
        && metadata["displayText"] is JsonValue text
        && text.TryGetValue<string>(out var value)
        && value.Length > 0
            ? value
            : Name ?? Id;

    /// <summary>
    /// Whether it starts instances, or its flowchart when nothing else says where to: its <c>canStartWorkflow</c>,
    /// which older files write beside its other members or in Pascal case.
    /// </summary>
    public bool CanStart =>
        (Custom("canStartWorkflow") ?? Custom("CanStartWorkflow") ?? Json["canStartWorkflow"]) is JsonValue flag
        && flag.TryGetValue<bool>(out var can)
        && can;

    /// <summary>A value of <c>customProperties</c>; null when absent.</summary>
    public JsonNode? Custom(string name) => Json["customProperties"] is JsonObject custom ? custom[name] : null;

    /// <summary>This node and all inside it, outermost first.</summary>
    public IEnumerable<ActivityNode> All()
    {
        yield return this;
        foreach (var (_, child) in Children)
        {
            foreach (var inner in child.All())
                yield return inner;
        }
    }
}
