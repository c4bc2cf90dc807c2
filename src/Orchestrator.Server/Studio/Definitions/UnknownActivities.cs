using System.Text.Json.Nodes;
using Orchestrator.Desk.Json;
using Orchestrator.Server.Studio.Descriptors;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>
/// Studio shows nothing at all when a definition holds a type it has no descriptor for; a placeholder stands in for
/// such an activity and is taken back on save.
/// </summary>
internal static class UnknownActivities
{
    private const string TypeName = "missingTypeName";
    private const string TypeVersion = "missingTypeVersion";
    private const string Original = "originalActivityJson";

    /// <summary>
    /// Puts placeholders in the place of unknown types, which keep the original; the root itself is left.
    /// </summary>
    public static void Replace(JsonObject root, Func<string, int, bool> isKnown)
    {
        foreach (var activity in ActivityJson.All(root).ToList())
        {
            var (type, version) = (ActivityJson.Text(activity["type"])!, ActivityJson.Number(activity["version"]) ?? 1);
            if (isKnown(type, version))
                continue;
            var placeholder = new JsonObject
            {
                ["id"] = activity["id"]?.DeepClone(),
                ["nodeId"] = activity["nodeId"]?.DeepClone(),
                ["name"] = activity["name"]?.DeepClone(),
                ["type"] = StudioDescriptors.NotFound,
                ["version"] = 1,
                ["customProperties"] = activity["customProperties"]?.DeepClone() ?? new JsonObject(),
                ["metadata"] = activity["metadata"]?.DeepClone() ?? new JsonObject(),
                [TypeName] = type,
                [TypeVersion] = version,
                [Original] = activity.ToJsonString(JsonFormat.Options),
            };
            if (activity == root)
                continue;
            ActivityJson.Replace(activity, placeholder);
        }
    }

    /// <summary>Puts the originals back, where they are now and by the names they have now.</summary>
    public static void Restore(JsonObject root)
    {
        foreach (
            var placeholder in ActivityJson
                .All(root)
                .Where(activity => ActivityJson.Text(activity["type"]) == StudioDescriptors.NotFound)
                .ToList()
        )
        {
            if (Read(ActivityJson.Text(placeholder[Original])) is not { } original)
                continue;
            // It may have been moved or renamed on the canvas.
            foreach (var name in (string[])["id", "name", "metadata"])
            {
                if (placeholder[name] is { } value)
                    original[name] = value.DeepClone();
            }

            ActivityJson.Replace(placeholder, original);
        }
    }

    private static JsonObject? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonNode.Parse(json) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
