using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>A submission that starts an application of a cycle.</summary>
/// <param name="CycleId">Instance id of the cycle; locked while applications are numbered and started.</param>
/// <param name="Submission">The stimulus <c>application.submitted</c>.</param>
/// <param name="Portal">Code of the portal that sent it.</param>
/// <param name="Now">See <see cref="WorkItem"/>.</param>
public sealed record ApplicationStart(long CycleId, Stimulus Submission, string? Portal, Instant Now) : WorkItem(Now)
{
    internal override long LockId => CycleId;
}
