using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Expressions;

/// <summary>Elsa's names of types, as variables and inputs of definitions use them.</summary>
internal static class TypeAliases
{
    /// <summary>A written value in the form its type has in JSON; null when it is blank. Throws <see cref="FormatException"/>.</summary>
    public static JsonNode? Convert(string typeName, JsonNode? value, bool isArray = false)
    {
        if (value is null)
            return null;
        if (isArray)
            return ValueConverter.Convert<JsonArray>(value);
        return typeName switch
        {
            "String" => ValueConverter.Convert<string>(value) is { } text ? JsonValue.Create(text) : null,
            "Boolean" => Blank(value) ? null : JsonValue.Create(ValueConverter.Convert<bool>(value)),
            "Int32" or "Int64" or "Int16" or "Byte" => Blank(value) ? null : ValueConverter.ToNode(ValueConverter.Convert<long>(value)),
            "Decimal" => Blank(value) ? null : ValueConverter.ToNode(ValueConverter.Convert<decimal>(value)),
            "Double" or "Single" => Blank(value) ? null : ValueConverter.ToNode(ValueConverter.Convert<double>(value)),
            "Object" or "JSON" or "JsonNode" or "JsonObject" or "ObjectDictionary" or "ExpandoObject" => Structured(value),
            _ => value.DeepClone(),
        };
    }

    /// <summary>As <see cref="Convert"/>; null when it does not fit.</summary>
    public static JsonNode? TryConvert(string typeName, JsonNode? value)
    {
        try
        {
            return Convert(typeName, value);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool Blank(JsonNode value) => Json.Nodes.Text(value) is { } text && string.IsNullOrWhiteSpace(text);

    private static JsonNode? Structured(JsonNode value)
    {
        if (Json.Nodes.Text(value) is not { } text)
            return value.DeepClone();
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length == 0)
            return null;
        if (trimmed[0] is not ('{' or '['))
            return value.DeepClone();
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return value.DeepClone();
        }
    }
}
