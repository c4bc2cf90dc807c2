namespace Orchestrator.Workflows.Activities;

/// <summary>Describes an output of an activity; the property's type is <see cref="Output{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    public string? DisplayName { get; init; }

    public string? Description { get; init; }
}
