using NodaTime;

namespace Orchestrator.Engine.Work;

/// <summary>What an operator does to an instance as a whole.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="RetriedActivities">Null: the instance is cancelled. Otherwise the ids of the faulted activities to
/// run again; none means all.</param>
/// <param name="Now">See <see cref="WorkItem"/>.</param>
public sealed record ControlItem(long InstanceId, IReadOnlyCollection<string>? RetriedActivities, Instant Now)
    : WorkItem(Now)
{
    internal override long LockId => InstanceId;
}
