using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Definitions;

/// <summary>Tells two versions of a definition apart, by meaning: layout, order of activities and publication do not count.</summary>
public static class DefinitionDiff
{
    private static readonly HashSet<string> Apart = new(StringComparer.Ordinal)
    {
        "activities",
        "connections",
        "metadata",
        "customProperties",
    };

    /// <summary>
    /// All differences: the definition itself first, then activity by activity, then arrows. Empty when both mean the
    /// same.
    /// </summary>
    /// <param name="before">The earlier version; null when there was none.</param>
    /// <param name="after">The later version.</param>
    public static IReadOnlyList<DefinitionChange> Between(WorkflowDefinition? before, WorkflowDefinition after)
    {
        var (old, now) = (before is null ? [] : CanonicalForm.Tree(before), CanonicalForm.Tree(after));
        var (oldNodes, newNodes) = (Activities(before), Activities(after));
        return
        [
            .. Definition(old, now),
            .. oldNodes
                .Where(node => !newNodes.ContainsKey(node.Key))
                .Select(node => new DefinitionChange(
                    DefinitionChangeKind.Removed,
                    node.Key,
                    node.Value.DisplayText,
                    "activity",
                    node.Value.Type,
                    null
                )),
            .. newNodes.SelectMany(node =>
                oldNodes.TryGetValue(node.Key, out var earlier)
                    ? Activity(earlier, node.Value)
                    :
                    [
                        new DefinitionChange(
                            DefinitionChangeKind.Added,
                            node.Key,
                            node.Value.DisplayText,
                            "activity",
                            null,
                            node.Value.Type
                        ),
                    ]
            ),
            .. Connections(oldNodes, newNodes),
        ];
    }

    private static Dictionary<string, ActivityNode> Activities(WorkflowDefinition? definition) =>
        definition?.Root.All().DistinctBy(node => node.Id).ToDictionary(node => node.Id, StringComparer.Ordinal) ?? [];

    private static IEnumerable<DefinitionChange> Definition(JsonObject before, JsonObject after) =>
        Members(before, after, null, member => member == "root")
            .SelectMany(change =>
                change.Part is "inputs" or "outputs" or "variables"
                    ? Named(change.Part, before[change.Part] as JsonArray, after[change.Part] as JsonArray)
                    : [change]
            );

    private static IEnumerable<DefinitionChange> Named(string member, JsonArray? before, JsonArray? after)
    {
        static JsonObject ByName(JsonArray? list) =>
            new(
                (list ?? [])
                    .OfType<JsonObject>()
                    .Where(item => item["name"] is not null)
                    .DistinctBy(item => (string)item["name"]!)
                    .Select(item => KeyValuePair.Create((string)item["name"]!, (JsonNode?)item.DeepClone()))
            );

        return Members(ByName(before), ByName(after), null, _ => false)
            .Select(change => change with { Part = $"{member}.{change.Part}" });
    }

    private static IEnumerable<DefinitionChange> Activity(ActivityNode before, ActivityNode after)
    {
        if (before.DisplayText != after.DisplayText)
        {
            yield return new DefinitionChange(
                DefinitionChangeKind.Changed,
                after.Id,
                after.DisplayText,
                "displayText",
                before.DisplayText,
                after.DisplayText
            );
        }
        var (old, now) = (CanonicalForm.Tree(before), CanonicalForm.Tree(after));
        var children = before
            .Children.Concat(after.Children)
            .Select(child => child.Member)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var change in Members(old, now, after, member => Apart.Contains(member) || children.Contains(member)))
            yield return change;
        foreach (
            var change in Members(
                old["customProperties"] as JsonObject ?? [],
                now["customProperties"] as JsonObject ?? [],
                after,
                _ => false
            )
        )
        {
            yield return change;
        }
    }

    private static IEnumerable<DefinitionChange> Members(
        JsonObject before,
        JsonObject after,
        ActivityNode? of,
        Func<string, bool> isApart
    )
    {
        foreach (
            var name in before
                .Select(member => member.Key)
                .Union(after.Select(member => member.Key))
                .Where(name => !isApart(name))
                .Order(StringComparer.Ordinal)
        )
        {
            var (was, now) = (Text(before[name]), Text(after[name]));
            if (was != now)
                yield return new DefinitionChange(KindOf(was, now), of?.Id, of?.DisplayText, name, was, now);
        }
    }

    private static IEnumerable<DefinitionChange> Connections(
        Dictionary<string, ActivityNode> before,
        Dictionary<string, ActivityNode> after
    )
    {
        var (old, now) = (Arrows(before), Arrows(after));
        return old.Except(now)
            .Select(arrow => new DefinitionChange(DefinitionChangeKind.Removed, null, null, "connection", arrow, null))
            .Concat(
                now.Except(old)
                    .Select(arrow => new DefinitionChange(
                        DefinitionChangeKind.Added,
                        null,
                        null,
                        "connection",
                        null,
                        arrow
                    ))
            );
    }

    private static List<string> Arrows(Dictionary<string, ActivityNode> nodes)
    {
        string Name(string id) => nodes.TryGetValue(id, out var node) ? node.DisplayText : id;
        return
        [
            .. nodes
                .Values.SelectMany(node => node.Connections)
                .Select(arrow => $"{Name(arrow.SourceId)} —{arrow.SourcePort}→ {Name(arrow.TargetId)}"),
        ];
    }

    /// <summary>An input is read as its expression's value; a computed one with its language.</summary>
    private static string? Text(JsonNode? node) =>
        node switch
        {
            null => null,
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            JsonObject input when input["expression"] is JsonObject expression => (string?)expression["type"]
                is "Literal"
                    or "Object"
                    or "Json"
                    or null
                ? Text(expression["value"])
                : $"{(string?)expression["type"]}: {Text(expression["value"])}",
            _ => node.ToJsonString(CanonicalForm.Relaxed),
        };

    private static DefinitionChangeKind KindOf(string? before, string? after) =>
        before is null ? DefinitionChangeKind.Added
        : after is null ? DefinitionChangeKind.Removed
        : DefinitionChangeKind.Changed;
}
