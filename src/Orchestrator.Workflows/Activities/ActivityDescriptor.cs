namespace Orchestrator.Workflows.Activities;

/// <summary>An activity type as the designer and the validator see it; serialises (camelCase) to Elsa Studio's descriptor.</summary>
public sealed record ActivityDescriptor
{
    /// <summary>Elsa's full name of the type, e.g. <c>Elsa.Delay</c>; what definitions write as <c>type</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>What stands before the last dot of the type name.</summary>
    public required string Namespace { get; init; }

    /// <summary>What stands after the last dot of the type name.</summary>
    public required string Name { get; init; }

    /// <summary>From 1; raised only when definitions in use would mean something else.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The palette's group, e.g. <c>Branching</c>.</summary>
    public required string Category { get; init; }

    /// <summary>What the palette shows; Chinese.</summary>
    public required string DisplayName { get; init; }

    /// <summary>One sentence for the palette; null: none.</summary>
    public string? Description { get; init; }

    /// <summary><c>Action</c>, <c>Trigger</c>, <c>Job</c> or <c>Task</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>In the order of the properties panel.</summary>
    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];

    /// <summary>In the order in which the class declares them.</summary>
    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>Flow ports first, then embedded ones, each in the order of the class.</summary>
    public IReadOnlyList<PortDescriptor> Ports { get; init; } = [];

    /// <summary>Elsa's free properties of a type; none of ours has any.</summary>
    public IReadOnlyDictionary<string, object?> CustomProperties { get; init; } = new Dictionary<string, object?>();

    /// <summary>What Elsa's designer writes into a new activity of the type; nothing here.</summary>
    public IReadOnlyDictionary<string, object?> ConstructionProperties { get; init; } =
        new Dictionary<string, object?>();

    /// <summary>Whether activities are drawn inside it: Flowchart, Sequence, Parallel.</summary>
    public bool IsContainer { get; init; }

    /// <summary>Whether the palette shows it; when false, definitions may still use it.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>Whether a flowchart without an explicit start may begin with it.</summary>
    public bool IsStart { get; init; }

    /// <summary>Whether it ends the container that it stands in; it then has no port.</summary>
    public bool IsTerminal { get; init; }
}
