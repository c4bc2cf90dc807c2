using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Instances;

/// <summary>A workflow instance between two stimuli. Kept lean: a storm rewrites this row.</summary>
public sealed class Instance
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>.</summary>
    public long Id { get; set; }

    public long DefinitionVersionId { get; set; }

    /// <summary>The cycle it belongs to: its own id for a cycle, null for other workflows.</summary>
    public long? CycleId { get; set; }

    public InstanceKind Kind { get; set; }

    public WorkflowStatus Status { get; set; }

    public WorkflowSubStatus SubStatus { get; set; }

    /// <summary>The workflow state, as the runtime serialised it.</summary>
    public required byte[] State { get; set; }

    /// <summary>Counts the writes; a writer names the one it read.</summary>
    public int Revision { get; set; }

    public Instant CreatedAt { get; set; }

    public Instant UpdatedAt { get; set; }

    public Instant? FinishedAt { get; set; }

    /// <summary>For other workflows: an outside id.</summary>
    public string? Correlation { get; set; }
}
