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
                .Select(x => (JsonObject)JsonNode.Parse(x)!)
                .Select(x => new GoldenRow(
                    (string)x["file"]!,
                    [.. x["deps"]!.AsArray().Select(d => (string)d!)],
                    (string)x["mode"]!,
                    x["input"] as JsonObject,
                    x
                ));

    /// <summary>How often each activity completed; the virtual workflow activity is not one of the definition's.</summary>
    public Dictionary<string, int> Completed() =>
        Json["journal"]!
            .AsArray()
            .Select(x => ((string)x!).Split(' '))
            .Where(x => x[^1] == "Completed" && !x[0].StartsWith("Elsa.Workflow#", StringComparison.Ordinal))
            .GroupBy(x => x[0][(x[0].IndexOf('#', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal)
            .ToDictionary(x => x.Key, x => x.Count(), StringComparer.Ordinal);
}
