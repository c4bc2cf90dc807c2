using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Server.Studio;

/// <summary>Walks the activities of a definition as JSON, also of one that cannot be compiled.</summary>
internal static class ActivityJson
{
    private static readonly HashSet<string> NotActivities = new(StringComparer.Ordinal)
    {
        "metadata",
        "customProperties",
        "connections",
        "variables",
        "expression",
        "memoryReference",
        "variable",
    };

    /// <summary>An activity and all inside it, outermost first.</summary>
    public static IEnumerable<JsonObject> All(JsonObject? activity) =>
        activity is null ? [] : Children(activity).SelectMany(child => All(child)).Prepend(activity);

    /// <summary>The activities directly inside another one.</summary>
    public static IReadOnlyList<JsonObject> Children(JsonObject activity) =>
        [.. activity.Where(member => !NotActivities.Contains(member.Key)).SelectMany(member => In(member.Value))];

    /// <summary>Where an activity stands: changing it there changes the definition.</summary>
    public static void Replace(JsonObject activity, JsonObject by)
    {
        switch (activity.Parent)
        {
            case JsonArray list:
                list[list.IndexOf(activity)] = by;
                break;
            case JsonObject holder:
                holder[activity.GetPropertyName()] = by;
                break;
        }
    }

    /// <summary>What people read on it.</summary>
    public static string DisplayText(JsonObject activity) =>
        Text(activity["metadata"]?["displayText"]) is { Length: > 0 } shown
            ? shown
            : Text(activity["name"]) ?? Text(activity["id"]) ?? "";

    /// <summary>A text; null for anything else.</summary>
    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A whole number of 32 bits; null for anything else.</summary>
    public static int? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    /// <summary>Gives every activity the address that Studio finds it by: its parent's, a colon, its id.</summary>
    public static void StampNodeIds(JsonObject root, string parent = "Workflow1")
    {
        root["nodeId"] = $"{parent}:{Text(root["id"])}";
        foreach (var child in Children(root))
            StampNodeIds(child, Text(root["nodeId"])!);
    }

    private static IEnumerable<JsonObject> In(JsonNode? value) =>
        value switch
        {
            JsonObject json when IsActivity(json) => [json],
            JsonObject json when json["$values"] is JsonArray values => In(values),
            JsonArray list => list.OfType<JsonObject>()
                .Select(item => IsActivity(item) ? item : item["activity"] as JsonObject)
                .OfType<JsonObject>()
                .Where(IsActivity),
            _ => [],
        };

    private static bool IsActivity(JsonObject json) =>
        json["type"]?.GetValueKind() == JsonValueKind.String
        && (json.ContainsKey("id") || json.ContainsKey("nodeId"))
        && !json.ContainsKey("typeName");
}
