using System.Globalization;
using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Definitions;

/// <summary>
/// Names activities that come without an id as the stock engine does: by type and number, <c>WriteLine1</c>, in the
/// order of the file.
/// </summary>
internal static class ActivityNumbers
{
    /// <summary>The definition itself when nothing is missing, else a copy in which every activity has an id.</summary>
    public static JsonObject Give(JsonObject definition)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        if (!Any(definition["root"], isRoot: true, taken))
            return definition;
        var numbered = (JsonObject)definition.DeepClone();
        Number(numbered["root"], isRoot: true, taken, []);
        return numbered;
    }

    /// <summary>Whether one is missing; gathers those that are there.</summary>
    private static bool Any(JsonNode? node, bool isRoot, HashSet<string> taken)
    {
        var isMissing = false;
        foreach (var activity in Activities(node, isRoot))
        {
            if (IdOf(activity) is { } id)
                taken.Add(id);
            else
                isMissing = true;
        }

        return isMissing;
    }

    private static void Number(JsonNode? node, bool isRoot, HashSet<string> taken, Dictionary<string, int> counts)
    {
        foreach (var activity in Activities(node, isRoot).ToList())
        {
            if (IdOf(activity) is not null)
                continue;
            var type = (string)activity["type"]!;
            var name = type[(type.LastIndexOf('.') + 1)..];
            string id;
            do
            {
                counts[name] = counts.GetValueOrDefault(name) + 1;
                id = name + counts[name].ToString(CultureInfo.InvariantCulture);
            } while (!taken.Add(id));
            activity["id"] = id;
        }
    }

    /// <summary>An activity before those inside it, in the order of the file.</summary>
    public static IEnumerable<JsonObject> Activities(JsonNode? node, bool isRoot)
    {
        switch (node)
        {
            case JsonObject json:
                if (isRoot ? json["type"] is JsonValue : DefinitionParser.IsActivity(json))
                    yield return json;
                foreach (var (member, value) in json)
                {
                    if (DefinitionParser.NotActivities.Contains(member))
                        continue;
                    foreach (var inner in Activities(value, isRoot: false))
                        yield return inner;
                }

                break;
            case JsonArray list:
                foreach (var inner in list.SelectMany(item => Activities(item, isRoot: false)))
                    yield return inner;
                break;
            default:
                break;
        }
    }

    private static string? IdOf(JsonObject activity) =>
        MemberReader.AsText(activity["id"]) is { } id && !string.IsNullOrWhiteSpace(id) ? id : null;
}
