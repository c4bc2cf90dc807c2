using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>Where a condition looks: the facts as a whole, and inside a list the item at hand.</summary>
/// <param name="Root">All facts.</param>
/// <param name="Item">The item at hand; the root outside of lists.</param>
internal readonly record struct FactScope(JsonNode Root, JsonNode? Item)
{
    /// <summary>The value at a path such as <c>facts.status</c>; the item itself for an empty path; null when there is none.</summary>
    public JsonNode? Find(string path)
    {
        var node = Item;
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            node = node is JsonObject parent ? parent[name] : null;
        return node;
    }

    /// <summary>A value of a rule: <c>$path</c> is looked up among all facts, anything else means itself.</summary>
    public JsonNode? Value(JsonNode? written) =>
        written is JsonValue text
        && text.GetValueKind() == JsonValueKind.String
        && text.GetValue<string>() is ['$', ..] reference
            ? new FactScope(Root, Root).Find(reference[1..])
            : written;
}
