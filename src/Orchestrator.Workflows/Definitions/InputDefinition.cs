using System.Text.Json.Nodes;
using Orchestrator.Workflows.Expressions;

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
    string Name,
    string TypeName,
    string? DisplayName,
    string? Description,
    string? Category,
    string? UIHint,
    bool IsArray,
    JsonNode? DefaultValue
)
{
    /// <summary>
    /// Whether a value is of the input's type, or a text that stands for one (<c>"3"</c> for a whole number); none is
    /// given by <c>null</c>.
    /// </summary>
    public bool Accepts(JsonNode? value)
    {
        if (value is null)
            return true;
        try
        {
            TypeAliases.Convert(TypeName, value, IsArray);
            if (IsArray)
                return true;
            // What does not fit 32 bits faults the activity that reads it; an object is no text, though it can be written as one.
            if (TypeName == "Int32")
                ValueConverter.Convert<int>(value);
            return TypeName != "String" || value is JsonValue;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
