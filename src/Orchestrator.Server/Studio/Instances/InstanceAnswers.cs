using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Server.Studio.Records;

namespace Orchestrator.Server.Studio.Instances;

/// <summary>Instances in the shapes of Studio's viewer.</summary>
internal static class InstanceAnswers
{
    /// <summary>A row of the list, and the head of an instance.</summary>
    public static JsonObject Summary(InstanceHead record) =>
        new()
        {
            ["id"] = record.Id,
            ["definitionId"] = record.DefinitionId,
            ["definitionVersionId"] = record.VersionId,
            ["version"] = record.Version,
            ["parentWorkflowInstanceId"] = null,
            ["status"] = record.Status.ToString(),
            ["subStatus"] = record.SubStatus.ToString(),
            ["isExecuting"] = false,
            ["correlationId"] = record.Correlation,
            ["name"] = record.Name,
            ["incidentCount"] = record.Incidents.Count,
            ["isSystem"] = false,
            ["createdAt"] = ChinaInstantPattern.Instance.Format(record.CreatedAt),
            ["updatedAt"] = ChinaInstantPattern.Instance.Format(record.UpdatedAt),
            ["finishedAt"] = record.FinishedAt is { } finished ? ChinaInstantPattern.Instance.Format(finished) : null,
        };

    /// <summary>The head and the state, as far as the viewer reads it.</summary>
    public static JsonObject Whole(InstanceRecord record)
    {
        var json = Summary(record);
        var state = Summary(record);
        state["definitionVersion"] = record.Version;
        state["bookmarks"] = new JsonArray([
            .. record.Bookmarks.Select(bookmark => new JsonObject
            {
                ["id"] = bookmark.Id,
                ["name"] = bookmark.StimulusName,
                ["hash"] = bookmark.Id,
                ["payload"] = bookmark.Deadline is { } deadline ? new JsonObject { ["deadline"] = deadline } : null,
                ["activityNodeId"] = bookmark.NodeId,
                ["activityInstanceId"] = bookmark.ActivityInstanceId,
                ["autoBurn"] = true,
            }),
        ]);
        state["incidents"] = new JsonArray([
            .. record.Incidents.Select(incident => new JsonObject
            {
                ["activityId"] = incident.ActivityId,
                ["activityNodeId"] = incident.NodeId,
                ["activityType"] = incident.ActivityType,
                ["message"] = incident.Message,
                ["exception"] = Exception(incident.Code, incident.Message),
                ["timestamp"] = ChinaInstantPattern.Instance.Format(incident.Timestamp),
            }),
        ]);
        foreach (var list in (string[])["completionCallbacks", "activityExecutionContexts", "scheduledActivities"])
            state[list] = new JsonArray();
        state["executionLogSequence"] = record.Journal.Count;
        state["input"] = record.Input.DeepClone();
        state["output"] = record.Output.DeepClone();
        state["properties"] = new JsonObject();
        json["workflowState"] = state;
        return json;
    }

    /// <summary>A line of the journal.</summary>
    public static JsonObject Line(InstanceRecord record, JournalItem item) =>
        new()
        {
            ["id"] = $"{record.Id}:{item.Sequence}",
            ["workflowInstanceId"] = record.Id,
            ["activityInstanceId"] = $"{record.Id}:{item.Run}",
            ["parentActivityInstanceId"] = null,
            ["activityId"] = item.Node.Id,
            ["activityType"] = item.Node.Type,
            ["activityTypeVersion"] = item.Node.Version,
            ["activityName"] = item.Node.Name,
            ["nodeId"] = item.Node.NodeId,
            ["timestamp"] = ChinaInstantPattern.Instance.Format(item.At),
            ["sequence"] = item.Sequence,
            ["eventName"] = item.Event,
            ["message"] = item.Message,
            ["source"] = null,
            ["activityState"] = null,
            ["payload"] = item.Data?.DeepClone(),
        };

    /// <summary>One run of an activity; its own data stays here.</summary>
    public static JsonObject Execution(InstanceRecord record, ExecutionRecord execution) =>
        new()
        {
            ["id"] = $"{record.Id}:{execution.Run}",
            ["workflowInstanceId"] = record.Id,
            ["activityId"] = execution.Node.Id,
            ["activityNodeId"] = execution.Node.NodeId,
            ["activityType"] = execution.Node.Type,
            ["activityTypeVersion"] = execution.Node.Version,
            ["activityName"] = execution.Node.Name,
            ["activityState"] = new JsonObject(),
            ["payload"] = execution.Outcomes is { } outcomes
                ? new JsonObject
                {
                    ["Outcomes"] = new JsonArray([.. outcomes.Split(',').Select(outcome => JsonValue.Create(outcome))]),
                }
                : null,
            ["outputs"] = null,
            ["properties"] = new JsonObject(),
            ["metadata"] = new JsonObject(),
            ["exception"] = execution.Fault is { } fault ? Exception("Fault", fault) : null,
            ["startedAt"] = ChinaInstantPattern.Instance.Format(execution.StartedAt),
            ["completedAt"] = execution.EndedAt is { } ended ? ChinaInstantPattern.Instance.Format(ended) : null,
            ["hasBookmarks"] = execution.Waits,
            ["status"] = execution.Status,
            ["aggregateFaultCount"] = execution.Fault is null ? 0 : 1,
            ["callStackDepth"] = 1,
        };

    /// <summary>The badges of nodes: how often each was started and completed, whether it waits or failed.</summary>
    public static JsonArray Stats(InstanceRecord record, IReadOnlyCollection<string>? nodeIds) =>
        new([
            .. record
                .Executions.Where(execution => nodeIds is null || nodeIds.Contains(execution.Node.NodeId))
                .GroupBy(execution => execution.Node)
                .Select(runs => new JsonObject
                {
                    ["activityId"] = runs.Key.Id,
                    ["activityNodeId"] = runs.Key.NodeId,
                    ["startedCount"] = runs.Count(),
                    ["completedCount"] = runs.Count(run => run.Status is "Completed" or "Canceled"),
                    ["uncompletedCount"] = runs.Count(run => run.Status is "Running" or "Faulted"),
                    ["isBlocked"] = runs.Any(run => run is { Status: "Running", Waits: true }),
                    ["isFaulted"] = runs.Any(run => run.Status == "Faulted"),
                    ["aggregateFaultCount"] = runs.Count(run => run.Status == "Faulted"),
                    ["metadata"] = new JsonObject(),
                }),
        ]);

    private static JsonObject Exception(string type, string message) =>
        new()
        {
            ["type"] = type,
            ["message"] = message,
            ["stackTrace"] = null,
            ["innerException"] = null,
            ["metadata"] = null,
        };
}
