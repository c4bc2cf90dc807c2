using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Runtime;

/// <summary>How an instance starts.</summary>
public sealed record StartRequest
{
    /// <summary>Workflow inputs by name; a missing one takes its default.</summary>
    public JsonObject? Input { get; init; }

    /// <summary>At most 256 characters, without U+0000; null: none.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Name of the instance.</summary>
    public string? Name { get; init; }

    /// <summary>How its flowcharts join, for its whole life; Elsa's counters by default.</summary>
    public FlowchartMode FlowchartMode { get; init; }

    /// <summary>Who waits for its end and is told of it; null when nobody does.</summary>
    public ParentRun? Parent { get; init; }

    /// <summary>What started it, given to the trigger activity; null when nothing but the start itself.</summary>
    public Stimulus? TriggerStimulus { get; init; }

    /// <summary>
    /// Id of the trigger activity that starts it: the flowchart begins there and the trigger completes at once. Null:
    /// the ordinary start.
    /// </summary>
    public string? TriggerActivityId { get; init; }
}
