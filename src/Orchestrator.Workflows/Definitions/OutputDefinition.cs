namespace Orchestrator.Workflows.Definitions;

/// <summary>An output of a definition.</summary>
/// <param name="Name">Its name, which SetOutput and scripts use.</param>
/// <param name="TypeName">Elsa's alias, e.g. <c>String</c>.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Category">Group in the designer.</param>
/// <param name="IsArray">Whether it is a list of that type.</param>
public sealed record OutputDefinition(
    string Name,
    string TypeName,
    string? DisplayName,
    string? Description,
    string? Category,
    bool IsArray
);
