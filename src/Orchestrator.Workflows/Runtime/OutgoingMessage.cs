using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Runtime;

/// <summary>Something to send after the commit, by the outbox.</summary>
public abstract record OutgoingMessage;

/// <summary>A stimulus for the instance's cycle.</summary>
public sealed record StimulusToCycle(Stimulus Stimulus) : OutgoingMessage;

/// <summary>A stimulus for every running application of the cycle, fanned out in durable chunks.</summary>
public sealed record StimulusToApplications(Stimulus Stimulus) : OutgoingMessage;

/// <summary>A stimulus for named applications of the cycle.</summary>
public sealed record StimulusToSome(IReadOnlyList<long> InstanceIds, Stimulus Stimulus) : OutgoingMessage;

/// <summary>A CloudEvent for the portals that subscribe to its type.</summary>
public sealed record PortalEvent(string Type, JsonObject Data) : OutgoingMessage;

/// <summary>A notice to people, by a template of PERSONAS (e.g. <c>E-04</c>), gathered into digests.</summary>
public sealed record Notice(string Template, string Role, string? Assignee, JsonObject Data) : OutgoingMessage;
