using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Work;

/// <summary>An instance row that this transaction holds locked.</summary>
/// <param name="Id">The instance.</param>
/// <param name="DefinitionVersionId">The definition version that it is pinned to.</param>
/// <param name="CycleId">The cycle it belongs to: its own id for a cycle, null for other workflows.</param>
/// <param name="Kind">What it runs.</param>
/// <param name="Status">Running or finished.</param>
/// <param name="SubStatus">Closer: pending, executing, suspended, finished, cancelled, faulted.</param>
/// <param name="State">The workflow state, as the runtime serialised it.</param>
/// <param name="Revision">Counts the writes; a change names it as the expected one.</param>
public sealed record LockedInstance(
    long Id,
    long DefinitionVersionId,
    long? CycleId,
    InstanceKind Kind,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    byte[] State,
    int Revision
);
