using System.Text.Json.Nodes;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Running;

/// <summary>The JSON of the <c>run</c> verb.</summary>
internal static class RunResult
{
    public static JsonObject Of(WorkflowPlan plan, VirtualInstance instance, VirtualWorld world)
    {
        var state = instance.State;
        var variables = new JsonObject();
        foreach (var variable in plan.TopVariables)
            variables[variable.Name] = variable.Default?.DeepClone();
        foreach (var (name, value) in state.Variables)
            variables[name] = value?.DeepClone();
        var result = new JsonObject
        {
            ["status"] = state.Status.ToString(),
            ["subStatus"] = state.SubStatus.ToString(),
            ["lines"] = new JsonArray([.. world.Lines.Select(text => JsonValue.Create(text))]),
            ["output"] = state.Output.DeepClone(),
            ["variables"] = variables,
            ["incidents"] = new JsonArray([
                .. state.Incidents.Select(incident => new JsonObject
                {
                    ["activityId"] = incident.ActivityId,
                    ["nodeId"] = incident.NodeId,
                    ["activityType"] = incident.ActivityType,
                    ["code"] = incident.Code,
                    ["message"] = incident.Message,
                }),
            ]),
            ["completed"] = new JsonObject(
                instance.Completed.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))
            ),
        };
        if (world.WasStopped)
        {
            ((JsonArray)result["incidents"]!).Add(
                new JsonObject
                {
                    ["activityId"] = plan.Root.Id,
                    ["nodeId"] = plan.Root.NodeId,
                    ["activityType"] = plan.Root.Node.TypeName,
                    ["code"] = "too-long",
                    ["message"] = "The run was stopped: it goes on and on.",
                }
            );
        }

        if (world.Mails.Count > 0)
            result["mails"] = new JsonArray([.. world.Mails.Select(Of)]);
        return result;
    }

    private static JsonObject Of(MailAsked mail) =>
        new()
        {
            ["from"] = mail.From,
            ["to"] = Texts(mail.To),
            ["cc"] = Texts(mail.Cc),
            ["bcc"] = Texts(mail.Bcc),
            ["subject"] = mail.Subject,
            ["body"] = mail.Body,
            ["attachments"] = Texts(mail.Attachments.Select(file => file.FileName)),
        };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
