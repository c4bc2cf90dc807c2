namespace Orchestrator.Workflows.Activities;

/// <summary>An activity type as the designer and the validator see it; serialises (camelCase) to Elsa Studio's descriptor.</summary>
public sealed record ActivityDescriptor
{
    public required string TypeName { get; init; }

    /// <summary>What stands before the last dot of the type name.</summary>
    public required string Namespace { get; init; }

    /// <summary>What stands after the last dot of the type name.</summary>
    public required string Name { get; init; }

    public int Version { get; init; } = 1;

    public required string Category { get; init; }

    public required string DisplayName { get; init; }

    public string? Description { get; init; }

    /// <summary><c>Action</c>, <c>Trigger</c>, <c>Job</c> or <c>Task</c>.</summary>
    public required string Kind { get; init; }

    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];

    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    public IReadOnlyList<PortDescriptor> Ports { get; init; } = [];

    public IReadOnlyDictionary<string, object?> CustomProperties { get; init; } = new Dictionary<string, object?>();

    public IReadOnlyDictionary<string, object?> ConstructionProperties { get; init; } = new Dictionary<string, object?>();

    public bool IsContainer { get; init; }

    public bool IsBrowsable { get; init; } = true;

    public bool IsStart { get; init; }

    public bool IsTerminal { get; init; }
}
