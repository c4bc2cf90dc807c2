using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>
/// The runtime's own lines about an instance's steps (started, completed, …), one line of the journal per transition instead
/// of one each: a storm writes them by the hundred thousand. <see cref="Read"/> gives them back.
/// </summary>
public static class StepJournal
{
    /// <summary>Name of the journal's event.</summary>
    public const string Event = "Steps";

    private static readonly Dictionary<string, char> Letters = new(StringComparer.Ordinal)
    {
        ["Started"] = 'S',
        ["Completed"] = 'C',
        ["Suspended"] = 'W',
        ["Resumed"] = 'R',
        ["Canceled"] = 'X',
        ["DeadlineDue"] = 'D',
    };

    private static readonly Dictionary<char, string> Names = Letters.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Whether a line is one of the runtime's, with nothing in it for people.</summary>
    internal static bool IsStep(JournalEntry entry) =>
        entry.Message is null && entry.ActivityInstanceId is not null && Letters.ContainsKey(entry.Event);

    /// <summary>
    /// Folds steps into one line: letter, run, and for a start its node, for a completion its outcomes unless
    /// <c>Done</c>, for a deadline its name.
    /// </summary>
    internal static JournalEntry Fold(IEnumerable<JournalEntry> steps) =>
        new(
            Event,
            null,
            null,
            null,
            new JsonObject { ["steps"] = new JsonArray([.. steps.Select(step => (JsonNode)Write(step))]) }
        );

    /// <summary>
    /// The steps of a line's data, in order. A run's node is named where it starts; <paramref name="nodes"/>
    /// remembers it for later lines of the same instance.
    /// </summary>
    /// <param name="data">The line's data.</param>
    /// <param name="nodes">Node ids by run; filled on the way.</param>
    public static IReadOnlyList<(string Event, string Run, string? NodeId, string? Detail)> Read(
        string data,
        IDictionary<string, string> nodes
    )
    {
        ArgumentNullException.ThrowIfNull(nodes);
        var steps = new List<(string Event, string Run, string? NodeId, string? Detail)>();
        foreach (var step in JsonNode.Parse(data)!["steps"]!.AsArray().Select(step => (string)step!))
        {
            var name = Names[step[0]];
            var parts = step[1..].Split('=', 2);
            if (name == "Started" && parts.Length == 2)
                nodes[parts[0]] = parts[1];
            steps.Add(
                (
                    name,
                    parts[0],
                    nodes.TryGetValue(parts[0], out var node) ? node : null,
                    name == "Started" || parts.Length == 1 ? null : parts[1]
                )
            );
        }

        return steps;
    }

    private static string Write(JournalEntry step)
    {
        var detail = step.Event switch
        {
            "Started" => step.NodeId,
            "Completed" => step.Data?["outcomes"] is JsonArray outcomes
                ? string.Join(',', outcomes.Select(outcome => (string?)outcome))
                : null,
            "DeadlineDue" => (string?)step.Data?["name"],
            _ => null,
        };
        return detail is null
            ? $"{Letters[step.Event]}{step.ActivityInstanceId}"
            : $"{Letters[step.Event]}{step.ActivityInstanceId}={detail}";
    }
}
