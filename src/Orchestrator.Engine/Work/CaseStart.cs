using NodaTime;
using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>A submission that starts a case of a cycle.</summary>
/// <param name="Kind">What starts.</param>
/// <param name="CycleId">Instance id of the cycle; locked while its cases are numbered and started.</param>
/// <param name="Submission">The event and its payload.</param>
/// <param name="Portal">Code of the portal that sent it.</param>
/// <param name="Now">See <see cref="WorkItem"/>.</param>
public sealed record CaseStart(InstanceKind Kind, long CycleId, Stimulus Submission, string? Portal, Instant Now)
    : WorkItem(Now)
{
    internal override long LockId => CycleId;
}
