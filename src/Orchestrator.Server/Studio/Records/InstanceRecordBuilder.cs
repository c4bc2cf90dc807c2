using System.Text.Json.Nodes;
using Orchestrator.Storage.Definitions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Studio.Records;

/// <summary>Makes what the viewer shows out of an instance's journal.</summary>
internal static class InstanceRecordBuilder
{
    private static readonly NodeInfo Workflow = new("Workflow1", "Workflow1", "Elsa.Workflow", 1, "流程");

    // What Studio knows by itself; it colours and filters by these names.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "Started",
        "Completed",
        "Suspended",
        "Faulted",
        "Cancelled",
    };

    private static readonly Dictionary<string, string> Events = new(StringComparer.Ordinal)
    {
        ["Canceled"] = "Cancelled",
        ["Resumed"] = "继续",
        ["DeadlineDue"] = "到期",
        ["Retried"] = "重试",
        ["Refused"] = "不予受理",
    };

    /// <summary>The activities of a definition by their addresses, with those of the definitions it uses.</summary>
    public static Dictionary<string, NodeInfo> Nodes(
        string definitionJson,
        IReadOnlyCollection<DefinitionVersion> versions
    )
    {
        if (JsonNode.Parse(definitionJson)?["root"] is not JsonObject root)
            return [];
        UsedDefinitions.Unfold(root, versions);
        return ActivityJson
            .All(root)
            .Select(activity => new NodeInfo(
                ActivityJson.Text(activity["nodeId"])!,
                ActivityJson.Text(activity["id"])!,
                ActivityJson.Text(activity["type"])!,
                ActivityJson.Number(activity["version"]) ?? 1,
                ActivityJson.DisplayText(activity)
            ))
            .DistinctBy(node => node.NodeId)
            .ToDictionary(node => node.NodeId, StringComparer.Ordinal);
    }

    /// <summary>Makes it; what an instance that is over had left running ended with it.</summary>
    public static (IReadOnlyList<JournalItem> Journal, IReadOnlyList<ExecutionRecord> Executions) Build(
        IEnumerable<JournalStep> steps,
        IReadOnlyDictionary<string, NodeInfo> nodes,
        IReadOnlyList<Bookmark> bookmarks,
        WorkflowSubStatus status
    )
    {
        var (journal, runs, order) = (
            new List<JournalItem>(),
            new Dictionary<string, ExecutionRecord>(StringComparer.Ordinal),
            new List<ExecutionRecord>()
        );
        foreach (var step in steps)
        {
            var node = step.NodeId is null ? Workflow : nodes.GetValueOrDefault(step.NodeId) ?? Unlisted(step.NodeId);
            var run = step.Run ?? "0";
            journal.Add(
                new JournalItem
                {
                    Node = node,
                    Run = run,
                    At = step.At,
                    Sequence = journal.Count + 1,
                    Event = EventOf(step),
                    Message = step.Message,
                    Data = step.Data,
                }
            );
            if (step.Run is null)
                continue;
            if (!runs.TryGetValue(run, out var execution) && step.Event == "Started")
            {
                runs[run] = execution = new ExecutionRecord(node, run, step.At);
                order.Add(execution);
            }

            if (execution is not null)
                Follow(execution, step);
        }

        var waiting = bookmarks.Select(bookmark => bookmark.ActivityInstanceId).ToHashSet(StringComparer.Ordinal);
        foreach (var execution in order)
            execution.Waits = waiting.Contains(execution.Run);
        if (status is WorkflowSubStatus.Faulted or WorkflowSubStatus.Cancelled or WorkflowSubStatus.Finished)
        {
            foreach (var execution in order.Where(execution => execution.Status == "Running"))
            {
                (execution.Status, execution.EndedAt) = (
                    status == WorkflowSubStatus.Faulted ? "Faulted" : "Canceled",
                    journal[^1].At
                );
            }
        }

        return (journal, order);
    }

    /// <summary>An activity's own entry is a sentence in Chinese under a name for machines.</summary>
    private static string EventOf(JournalStep step) =>
        Events.TryGetValue(step.Event, out var known) ? known
        : Known.Contains(step.Event) ? step.Event
        : "记事";

    private static void Follow(ExecutionRecord execution, JournalStep step)
    {
        switch (step.Event)
        {
            case "Completed":
                (execution.Status, execution.EndedAt, execution.Outcomes) = (
                    "Completed",
                    step.At,
                    step.Data?["outcomes"] is JsonArray outcomes
                        ? string.Join(",", outcomes.Select(outcome => outcome?.ToString()))
                        : "Done"
                );
                break;
            case "Canceled":
                (execution.Status, execution.EndedAt) = ("Canceled", step.At);
                break;
            case "Faulted":
                (execution.Status, execution.EndedAt, execution.Fault) = ("Faulted", step.At, step.Message ?? "");
                break;
        }
    }

    /// <summary>An activity inside a definition that is used by another name than its version, or is gone.</summary>
    private static NodeInfo Unlisted(string nodeId)
    {
        var id = nodeId[(nodeId.LastIndexOf(':') + 1)..];
        return new NodeInfo(nodeId, id, Descriptors.StudioDescriptors.NotFound, 1, id);
    }
}
