namespace Orchestrator.Workflows.Activities;

/// <summary>An output of an activity type.</summary>
public sealed record OutputDescriptor
{
    /// <summary>Pascal case; the definition writes it in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>Elsa's alias, e.g. <c>String</c>, <c>Int32</c>, <c>Object</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>What the properties panel shows; Chinese.</summary>
    public required string DisplayName { get; init; }

    /// <summary>One sentence beside the output; null: none.</summary>
    public string? Description { get; init; }

    /// <summary>Place in the properties panel; smaller comes first.</summary>
    public float Order { get; init; }

    /// <summary>Whether the panel shows it.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>Elsa's: it belongs to a definition used as an activity, not to a class.</summary>
    public bool IsSynthetic { get; init; }
}
