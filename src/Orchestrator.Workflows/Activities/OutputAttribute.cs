namespace Orchestrator.Workflows.Activities;

/// <summary>Describes an output of an activity; the property's type is <see cref="Output{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    /// <summary>What the properties panel shows, Chinese; null: the property's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>One sentence beside the output; null: none.</summary>
    public string? Description { get; init; }
}
