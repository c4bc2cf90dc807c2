using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Definitions;

/// <summary>An input of a definition.</summary>
/// <param name="Name">Its name, which <c>--input name=value</c> and scripts use.</param>
/// <param name="TypeName">Elsa's alias, e.g. <c>String</c>.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Category">Group in the designer.</param>
/// <param name="UIHint">Elsa Studio's editor.</param>
/// <param name="IsArray">Whether it is a list of that type.</param>
/// <param name="DefaultValue">Used when a start does not give it; null when none.</param>
public sealed record InputDefinition(
    string Name, string TypeName, string? DisplayName, string? Description, string? Category, string? UIHint, bool IsArray, JsonNode? DefaultValue);
