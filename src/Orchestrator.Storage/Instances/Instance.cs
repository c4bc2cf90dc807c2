using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Instances;

/// <summary>A workflow instance between two stimuli. Kept lean: a storm rewrites this row.</summary>
public sealed class Instance
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>.</summary>
    public long Id { get; set; }

    /// <summary>The definition version that it is pinned to.</summary>
    public long DefinitionVersionId { get; set; }

    /// <summary>The cycle it belongs to: its own id for a cycle, null for other workflows.</summary>
    public long? CycleId { get; set; }

    /// <summary>What it runs.</summary>
    public InstanceKind Kind { get; set; }

    /// <summary>Running or finished, as Elsa 3 counts them.</summary>
    public WorkflowStatus Status { get; set; }

    /// <summary>Closer: pending, executing, suspended, finished, cancelled, faulted.</summary>
    public WorkflowSubStatus SubStatus { get; set; }

    /// <summary>The workflow state, as the runtime serialised it.</summary>
    public required byte[] State { get; set; }

    /// <summary>Counts the writes; a writer names the one it read.</summary>
    public int Revision { get; set; }

    /// <summary>When it started; UTC.</summary>
    public Instant CreatedAt { get; set; }

    /// <summary>When its state was last written; UTC.</summary>
    public Instant UpdatedAt { get; set; }

    /// <summary>When it ended, well or not; null while it runs.</summary>
    public Instant? FinishedAt { get; set; }

    /// <summary>For other workflows: an outside id.</summary>
    public string? Correlation { get; set; }
}
