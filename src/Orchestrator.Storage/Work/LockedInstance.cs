using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Work;

/// <summary>An instance row that this transaction holds locked.</summary>
public sealed record LockedInstance(
    long Id,
    long DefinitionVersionId,
    long? CycleId,
    InstanceKind Kind,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    byte[] State,
    int Revision);
