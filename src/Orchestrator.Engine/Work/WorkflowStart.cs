using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Starts an instance of a definition that is neither a schedule nor an application.</summary>
/// <param name="VersionId">The published version.</param>
/// <param name="Now">See <see cref="WorkItem"/>.</param>
public sealed record WorkflowStart(long VersionId, Instant Now) : WorkItem(Now)
{
    /// <summary>Workflow inputs by name; a missing one takes its default.</summary>
    public JsonObject? Input { get; init; }

    /// <summary>The new instance's correlation id; null: none.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Who waits for its end.</summary>
    public ParentRun? Parent { get; init; }

    /// <summary>The trigger activity that starts it; null: the ordinary start.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>What the trigger activity gets.</summary>
    public Stimulus? Trigger { get; init; }

    /// <summary>Whether somebody waits for an HTTP response; it is in the outcome.</summary>
    public bool AwaitsResponse { get; init; }

    internal override long LockId => 0;
}
