using System.Text.Json.Nodes;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Workflows.Running;

/// <summary>The JSON of the <c>run</c> verb.</summary>
internal static class RunResult
{
    public static JsonObject Of(WorkflowPlan plan, VirtualInstance instance, IReadOnlyList<string> lines)
    {
        var state = instance.State;
        var variables = new JsonObject();
        foreach (var variable in plan.TopVariables)
            variables[variable.Name] = variable.Default?.DeepClone();
        foreach (var (name, value) in state.Variables)
            variables[name] = value?.DeepClone();
        return new JsonObject
        {
            ["status"] = state.Status.ToString(),
            ["subStatus"] = state.SubStatus.ToString(),
            ["lines"] = new JsonArray([.. lines.Select(x => JsonValue.Create(x))]),
            ["output"] = state.Output.DeepClone(),
            ["variables"] = variables,
            ["incidents"] = new JsonArray([.. state.Incidents.Select(x => new JsonObject
            {
                ["activityId"] = x.ActivityId,
                ["nodeId"] = x.NodeId,
                ["activityType"] = x.ActivityType,
                ["code"] = x.Code,
                ["message"] = x.Message,
            })]),
            ["completed"] = new JsonObject(instance.Completed.Select(x => KeyValuePair.Create<string, JsonNode?>(x.Key, x.Value))),
        };
    }
}
