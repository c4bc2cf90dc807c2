using Orchestrator.Engine.Catalog;

namespace Orchestrator.Engine.Automation;

/// <summary>Who takes an HTTP request.</summary>
/// <param name="Trigger">Set: it starts an instance.</param>
/// <param name="InstanceId">Else the instance that waits for it.</param>
/// <param name="ActivityInstanceId">The run that waits there.</param>
/// <param name="StimulusName">What it waits for.</param>
/// <param name="Plan">The definition's plan.</param>
/// <param name="Endpoint">The endpoint activity.</param>
/// <param name="RouteData">The path's parameters.</param>
public sealed record WaitingEndpoint(
    WorkflowTrigger? Trigger,
    long InstanceId,
    string? ActivityInstanceId,
    string StimulusName,
    Orchestrator.Workflows.Compilation.WorkflowPlan Plan,
    Orchestrator.Workflows.Activities.BuiltIn.HttpEndpoint Endpoint,
    System.Text.Json.Nodes.JsonObject RouteData
);
