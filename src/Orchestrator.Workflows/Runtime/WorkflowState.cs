using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Runtime;

/// <summary>The whole state of an instance between two stimuli. Small and immutable in use; stored as compact JSON.</summary>
public sealed class WorkflowState
{
    public WorkflowStatus Status { get; set; }

    public WorkflowSubStatus SubStatus { get; set; }

    public string? CorrelationId { get; internal set; }

    public string? Name { get; internal set; }

    public FlowchartMode FlowchartMode { get; internal set; }

    /// <summary>What it was started with.</summary>
    public JsonObject Input { get; internal set; } = [];

    /// <summary>What it gave.</summary>
    public JsonObject Output { get; internal set; } = [];

    /// <summary>Workflow variables by name that were written; others have their default of the definition.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Variables => throw new NotSupportedException();

    public IReadOnlyList<Incident> Incidents => throw new NotSupportedException();

    /// <summary>What it waits for: stimuli and deadlines.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => throw new NotSupportedException();
}
