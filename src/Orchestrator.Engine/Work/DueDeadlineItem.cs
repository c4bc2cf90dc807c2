using NodaTime;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Work;

/// <summary>A deadline that has fallen due; claimed, so that its rows are locked.</summary>
/// <param name="Deadline">The claimed row.</param>
/// <param name="Now">The instant of the decision, not before the due instant.</param>
public sealed record DueDeadlineItem(DueDeadline Deadline, Instant Now) : WorkItem(Now)
{
    internal override long LockId => Deadline.Instance.Id;
}
