using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Runtime;

/// <summary>Something to send after the commit, by the outbox.</summary>
public abstract record OutgoingMessage;

/// <summary>A stimulus for the instance's cycle.</summary>
/// <param name="Stimulus">What the cycle gets.</param>
public sealed record StimulusToCycle(Stimulus Stimulus) : OutgoingMessage;

/// <summary>A stimulus for every running application of the cycle, fanned out in durable chunks.</summary>
/// <param name="Stimulus">What each application gets.</param>
public sealed record StimulusToApplications(Stimulus Stimulus) : OutgoingMessage;

/// <summary>A stimulus for named applications of the cycle.</summary>
/// <param name="InstanceIds">The applications' row ids.</param>
/// <param name="Stimulus">What each of them gets.</param>
public sealed record StimulusToSome(IReadOnlyList<long> InstanceIds, Stimulus Stimulus) : OutgoingMessage;

/// <summary>A CloudEvent for the portals that subscribe to its type.</summary>
/// <param name="Type">The event's name without the prefix of CloudEvents types, e.g. <c>window.opened</c>.</param>
/// <param name="Data">What the event says; the engine adds whose event it is.</param>
public sealed record PortalEvent(string Type, JsonObject Data) : OutgoingMessage;

/// <summary>A notice to people, by a template of PERSONAS (e.g. <c>E-04</c>), gathered into digests.</summary>
/// <param name="Template">The template's id.</param>
/// <param name="Role">The role that reads it.</param>
/// <param name="Assignee">Code of the organisation or person in that role; null: all whom it concerns.</param>
/// <param name="Data">What the template's places are filled with.</param>
public sealed record Notice(string Template, string Role, string? Assignee, JsonObject Data) : OutgoingMessage;

/// <summary>An event that PublishEvent published.</summary>
/// <param name="Stimulus">Its name and payload.</param>
/// <param name="CorrelationId">Reaches only instances with this correlation id; null reaches all.</param>
/// <param name="IsLocal">Reaches only the instance that published it.</param>
public sealed record EventPublished(Stimulus Stimulus, string? CorrelationId, bool IsLocal) : OutgoingMessage;

/// <summary>A stimulus for one instance, which need not belong to a cycle.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Stimulus">What it gets.</param>
public sealed record StimulusToInstance(string InstanceId, Stimulus Stimulus) : OutgoingMessage;

/// <summary>An instance to start; a waiting parent gets the stimulus <see cref="ChildCompletedName"/> when it has ended.</summary>
/// <param name="DefinitionId">The definition to start.</param>
/// <param name="Input">Its inputs.</param>
/// <param name="CorrelationId">Its correlation id.</param>
/// <param name="Parent">Who waits for it; null when nobody does.</param>
public sealed record WorkflowDispatched(
    string DefinitionId,
    JsonObject? Input,
    string? CorrelationId,
    ParentRun? Parent
) : OutgoingMessage
{
    /// <summary>Payload: <c>{workflowInstanceId, status, subStatus, output}</c>, addressed to the run that waits.</summary>
    public const string ChildCompletedName = "workflow.completed";
}

/// <summary>The answer to the HTTP request that the instance is working on; goes back on the connection, not through the outbox.</summary>
/// <param name="StatusCode">E.g. 200.</param>
/// <param name="ContentType">Null without a body.</param>
/// <param name="Headers">Name to text, or list of texts.</param>
/// <param name="Body">Null: none.</param>
public sealed record HttpResponseWritten(int StatusCode, string? ContentType, JsonObject Headers, string? Body)
    : OutgoingMessage;

/// <summary>A task that RunTask asks for; whoever does it answers with the stimulus of <see cref="CompletedName"/>.</summary>
/// <param name="TaskId">The instance's id, a colon, and the run's.</param>
/// <param name="TaskName">What is to be done.</param>
/// <param name="Payload">What it is to be done with; null: nothing.</param>
public sealed record TaskRequested(string TaskId, string TaskName, JsonObject? Payload) : OutgoingMessage
{
    /// <summary>The stimulus that completes a task. Payload: <c>{result}</c>.</summary>
    public static string CompletedName(string taskId) => $"task.completed {taskId}";
}
