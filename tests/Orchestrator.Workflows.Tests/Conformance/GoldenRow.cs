using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Tests.Conformance;

/// <summary>What the stock engine did with one definition in one flowchart mode.</summary>
public sealed record GoldenRow(string File, IReadOnlyList<string> Deps, string Mode, JsonObject? Input, JsonObject Json)
{
    public static IEnumerable<GoldenRow> All() =>
        ConformanceFolder.Path is null
            ? []
            : ConformanceFolder
                .Read("golden.jsonl")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(text => (JsonObject)JsonNode.Parse(text)!)
                .Select(json => new GoldenRow(
                    (string)json["file"]!,
                    [.. json["deps"]!.AsArray().Select(json => (string)json!)],
                    (string)json["mode"]!,
                    json["input"] as JsonObject,
                    json
                ));

    /// <summary>How often each activity completed; the virtual workflow activity is not one of the definition's.</summary>
    public Dictionary<string, int> Completed() =>
        Json["journal"]!
            .AsArray()
            .Select(json => ((string)json!).Split(' '))
            .Where(items =>
                items[^1] == "Completed" && !items[0].StartsWith("Elsa.Workflow#", StringComparison.Ordinal)
            )
            .GroupBy(items => items[0][(items[0].IndexOf('#', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
}
