using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.Server.Studio.Descriptors;
using Orchestrator.Storage.Definitions;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>A definition as Studio holds it, and back.</summary>
internal static class StudioDefinition
{
    // What a definition's file says beside the parts that Studio's model has; kept over a save.
    private static readonly string[] Ours = ["defaultValue"];

    private static readonly string[] Edited =
    [
        "name",
        "description",
        "toolVersion",
        "variables",
        "inputs",
        "outputs",
        "outcomes",
        "customProperties",
        "options",
        "root",
    ];

    /// <summary>The stored version as Studio's editor and viewer read it.</summary>
    /// <param name="version">The version.</param>
    /// <param name="id">Its id as Studio gets it.</param>
    /// <param name="mayEdit">Whether Studio offers to change it.</param>
    /// <param name="isKnown">Whether there is an activity type of this name and version.</param>
    public static JsonObject ToStudio(
        DefinitionVersion version,
        string id,
        bool mayEdit,
        Func<string, int, bool> isKnown
    )
    {
        var json = JsonNode.Parse(version.Json)!.AsObject();
        json.Remove("$schema");
        json["id"] = id;
        json["definitionId"] = version.DefinitionId;
        json["tenantId"] = null;
        json["name"] = version.Name;
        json["createdAt"] = ChinaInstantPattern.Instance.Format(version.CreatedAt);
        json["version"] = version.Version;
        if (!Version.TryParse(ActivityJson.Text(json["toolVersion"]), out _))
            json["toolVersion"] = null;
        foreach (var list in (string[])["variables", "inputs", "outputs", "outcomes"])
            json[list] ??= new JsonArray();
        json["customProperties"] ??= new JsonObject();
        json["options"] ??= new JsonObject();
        json["isReadonly"] = !mayEdit;
        json["isSystem"] = false;
        json["isLatest"] = version.IsLatest;
        json["isPublished"] = version.IsPublished;
        json["links"] = StudioLinks.OfDefinition(version.DefinitionId, mayEdit);
        var root = json["root"]!.AsObject();
        UnknownActivities.Replace(root, isKnown);
        ActivityJson.StampNodeIds(root);
        foreach (var activity in ActivityJson.All(root))
        {
            DateRuleFields.Split(activity);
            FormInputs.Open(activity);
        }

        return json;
    }

    /// <summary>What Studio sent, in the form in which definitions are kept.</summary>
    /// <param name="model">Studio's model; it is taken apart.</param>
    /// <param name="earlier">The stored version it was made from; null for a new definition.</param>
    /// <param name="definitionId">The definition's id.</param>
    public static JsonObject FromStudio(JsonObject model, DefinitionVersion? earlier, string definitionId)
    {
        var json = earlier is null ? [] : JsonNode.Parse(earlier.Json)!.AsObject();
        var before = (JsonObject)json.DeepClone();
        json["definitionId"] = definitionId;
        json["id"] ??= definitionId;
        foreach (var member in Edited)
        {
            if (!model.Remove(member, out var value) && earlier is not null)
                continue;
            json[member] = value;
        }

        json["name"] = ActivityJson.Text(json["name"])?.Trim() is { Length: > 0 } name ? name : definitionId;
        json["description"] = ActivityJson.Text(json["description"])?.Trim();
        foreach (var list in (string[])["inputs", "outputs", "variables"])
            KeepOurs(before[list] as JsonArray, json[list] as JsonArray);
        if (json["root"] is not JsonObject root)
            return json;
        UnknownActivities.Restore(root);
        var stored = ActivityJson.All(before["root"] as JsonObject).DistinctBy(IdOf).ToDictionary(IdOf);
        foreach (var activity in ActivityJson.All(root))
        {
            var known = stored.GetValueOrDefault(IdOf(activity));
            KeepName(activity, known);
            DateRuleFields.Join(activity);
            FormInputs.Close(activity, known);
            InputNormalizer.Normalize(activity);
        }

        ActivityJson.StampNodeIds(root);
        return json;
    }

    /// <summary>
    /// Studio names a new node by its type, in English, and sends no text with it, now and later; people read what
    /// the draft calls it, or the activity.
    /// </summary>
    private static void KeepName(JsonObject activity, JsonObject? stored)
    {
        if (NameOf(activity) is not null)
            return;
        var name = stored is not null
            ? NameOf(stored)
            : DefinitionRules.Registry.Find(ActivityJson.Text(activity["type"]) ?? "")?.DisplayName;
        if (name is null)
            return;
        if (activity["metadata"] is not JsonObject metadata)
            activity["metadata"] = metadata = [];
        metadata["displayText"] = name;
    }

    private static string IdOf(JsonObject activity) => ActivityJson.Text(activity["id"]) ?? "";

    private static string? NameOf(JsonObject activity) =>
        ActivityJson.Text(activity["metadata"]?["displayText"]) is { Length: > 0 } text ? text : null;

    private static void KeepOurs(JsonArray? before, JsonArray? after)
    {
        var byName = (before ?? [])
            .OfType<JsonObject>()
            .Where(item => ActivityJson.Text(item["name"]) is not null)
            .DistinctBy(item => ActivityJson.Text(item["name"]))
            .ToDictionary(item => ActivityJson.Text(item["name"])!, StringComparer.Ordinal);
        foreach (var item in (after ?? []).OfType<JsonObject>())
        {
            if (ActivityJson.Text(item["name"]) is not { } name || !byName.TryGetValue(name, out var known))
                continue;
            foreach (var member in Ours.Where(member => !item.ContainsKey(member) && known.ContainsKey(member)))
                item[member] = known[member]?.DeepClone();
        }
    }
}
