namespace Orchestrator.Workflows.Activities;

/// <summary>An output of an activity type.</summary>
public sealed record OutputDescriptor
{
    public required string Name { get; init; }

    public required string TypeName { get; init; }

    public required string DisplayName { get; init; }

    public string? Description { get; init; }

    public float Order { get; init; }

    public bool IsBrowsable { get; init; } = true;

    public bool IsSynthetic { get; init; }
}
