using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Outbox;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>
/// A start as it waits in the outbox: <c>{input, correlation, parent: {instance, run}, trigger, stimulus,
/// version}</c>; the destination is the definition's id.
/// </summary>
internal static class WorkflowStartJson
{
    public static OutboxMessage Row(LiveInstance from, WorkflowDispatched dispatched, Instant at) =>
        Row(
            from,
            dispatched.DefinitionId,
            at,
            new JsonObject
            {
                ["input"] = dispatched.Input?.DeepClone(),
                ["correlation"] = dispatched.CorrelationId,
                ["parent"] = dispatched.Parent is { } parent
                    ? new JsonObject { ["instance"] = parent.InstanceId, ["run"] = parent.ActivityInstanceId }
                    : null,
            }
        );

    /// <summary>A start by a trigger: of exactly the version that the trigger belongs to.</summary>
    public static OutboxMessage Row(
        LiveInstance from,
        WorkflowTrigger trigger,
        Stimulus? stimulus,
        string? correlationId,
        Instant at
    ) =>
        Row(
            from,
            trigger.DefinitionId,
            at,
            new JsonObject
            {
                ["correlation"] = correlationId,
                ["version"] = trigger.VersionId,
                ["trigger"] = trigger.Trigger.ActivityId,
                ["stimulus"] = stimulus is null ? null : StimulusJson.Write(stimulus, at),
            }
        );

    public static WorkflowStart Read(OutboxMessage message, long versionId)
    {
        var json = JsonNode.Parse(message.Payload)!.AsObject();
        var parent = json["parent"] as JsonObject;
        return new WorkflowStart(versionId, message.CreatedAt)
        {
            Input = json["input"]?.DeepClone() as JsonObject,
            CorrelationId = (string?)json["correlation"],
            Parent = parent is null ? null : new ParentRun((string)parent["instance"]!, (string)parent["run"]!),
            TriggerActivityId = (string?)json["trigger"],
            Trigger = (string?)json["stimulus"] is { } stimulus ? StimulusJson.Read(stimulus).Stimulus : null,
        };
    }

    /// <summary>The version that a message asks for; null: the published one.</summary>
    public static long? Version(OutboxMessage message) => (long?)JsonNode.Parse(message.Payload)!["version"];

    private static OutboxMessage Row(LiveInstance from, string definitionId, Instant at, JsonObject payload) =>
        new()
        {
            Kind = OutboxKind.Workflow,
            Key = from.NextKey(),
            InstanceId = from.Id,
            Destination = definitionId,
            Payload = payload.ToJsonString(EngineJson.Options),
            CreatedAt = at,
            NotBefore = at,
        };
}
