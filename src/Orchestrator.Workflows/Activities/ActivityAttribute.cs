namespace Orchestrator.Workflows.Activities;

/// <summary>Names an activity for definitions, the validator and the designer. The descriptor is derived from it once.</summary>
/// <param name="type">The stable type name written in definitions, e.g. <c>Elsa.WriteLine</c>.</param>
/// <param name="category">The palette's group, e.g. <c>职称评审</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string type, string category) : Attribute
{
    /// <summary>The stable type name written in definitions.</summary>
    public string Type { get; } = type;

    /// <summary>The palette's group.</summary>
    public string Category { get; } = category;

    /// <summary>What an administrator reads on the node, Chinese for our own activities.</summary>
    public string? DisplayName { get; init; }

    /// <summary>One sentence for the palette and the properties panel.</summary>
    public string? Description { get; init; }

    /// <summary>Version of the activity's contract; definitions name it.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Elsa's kind: <c>Action</c>, <c>Trigger</c>, <c>Job</c> or <c>Task</c>.</summary>
    public string Kind { get; init; } = "Action";

    /// <summary>Whether completing it completes the flowchart or sequence around it (Elsa's ITerminalNode).</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether a flowchart prefers it as its start.</summary>
    public bool IsStart { get; init; }

    /// <summary>Whether it holds other activities (flowchart, sequence).</summary>
    public bool IsContainer { get; init; }

    /// <summary>Whether the palette shows it.</summary>
    public bool IsBrowsable { get; init; } = true;
}
