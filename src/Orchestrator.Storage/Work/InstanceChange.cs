using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Work;

/// <summary>The new state of a locked instance.</summary>
/// <param name="Id">The instance.</param>
/// <param name="ExpectedRevision">The revision that was read; the write fails when the row has another.</param>
/// <param name="Status">New status.</param>
/// <param name="SubStatus">New sub-status.</param>
/// <param name="State">New state.</param>
/// <param name="At">Instant of the change; also the end when the status is finished.</param>
public sealed record InstanceChange(
    long Id,
    int ExpectedRevision,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    byte[] State,
    Instant At
)
{
    /// <summary>The definition version that it runs from now on; null leaves it.</summary>
    public long? DefinitionVersionId { get; init; }

    /// <summary>The correlation id that it has from now on; null: none.</summary>
    public string? Correlation { get; init; }
}
