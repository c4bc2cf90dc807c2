using System.Text.Json.Nodes;
using Orchestrator.Workflows.Json;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>The payload of an event, which may be any value, in a stimulus, whose payload is an object.</summary>
internal static class EventPayload
{
    private const string Plain = "$value";

    public static JsonObject? Wrap(JsonNode? value)
    {
        if (Nodes.Text(value) is { } text && text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal))
            value = Expressions.TypeAliases.Convert("JSON", value);
        return value switch
        {
            null => null,
            JsonObject json => json,
            _ => new JsonObject { [Plain] = value },
        };
    }

    public static JsonNode? Unwrap(JsonObject? payload) =>
        payload is { Count: 1 } && payload.TryGetPropertyValue(Plain, out var value) ? value : payload;
}
