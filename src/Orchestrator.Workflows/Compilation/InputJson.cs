using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Expressions;
using Orchestrator.Workflows.Json;

namespace Orchestrator.Workflows.Compilation;

/// <summary>The ways in which definitions write inputs and outputs.</summary>
internal static class InputJson
{
    /// <summary><c>{expression:{type,value}}</c>, <c>{type,value}</c>, or a bare value, which is a literal.</summary>
    public static Expression ExpressionOf(JsonNode value)
    {
        if (value is JsonObject json)
        {
            var written =
                json["expression"] as JsonObject
                ?? (Nodes.Text(json["type"]) is not null && json.ContainsKey("value") ? json : null);
            if (written is not null)
                return new Expression(Nodes.Text(written["type"]) ?? "Literal", written["value"]);
            if (json.ContainsKey("typeName") && json.ContainsKey("memoryReference"))
                return new Expression("Literal", Value: null);
        }

        return new Expression("Literal", value);
    }

    public static bool IsBlank(JsonNode? value) =>
        value switch
        {
            null => true,
            JsonObject input when input["expression"] is JsonObject expression => IsBlank(expression["value"]),
            _ => Nodes.Text(value) is { } text && string.IsNullOrWhiteSpace(text),
        };

    /// <summary>The objects of a list that may be wrapped, or written as text.</summary>
    public static IEnumerable<(JsonObject Item, int Index)> Items(JsonNode? value)
    {
        if (value is JsonObject wrapped)
            value = MemberReader.Wrapped(wrapped) ?? wrapped["expression"]?["value"];
        if (Nodes.Text(value) is { Length: > 0 } text)
            value = TryParse(text);
        return (value as JsonArray ?? [])
            .Select((json, number) => (Item: json as JsonObject, number))
            .Where(pair => pair.Item is not null)
            .Select(pair => (pair.Item!, pair.number));
    }

    public static string? ReferenceOf(JsonNode? output) =>
        output is JsonObject json && json["memoryReference"] is JsonObject memory ? Nodes.Text(memory["id"]) : null;

    public static string AsLiteral(string type) => type is "Object" or "Json" or "JSON" ? "Literal" : type;

    private static JsonNode? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
