using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>A stimulus for an instance that exists.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Stimulus">The stimulus.</param>
/// <param name="Now">See <see cref="WorkItem"/>.</param>
public sealed record StimulusItem(long InstanceId, Stimulus Stimulus, Instant Now) : WorkItem(Now)
{
    /// <summary>
    /// True: it comes from outside and is told when nothing waits for it; false: an inner stimulus that may find
    /// nobody waiting.
    /// </summary>
    public bool FromOutside { get; init; }

    /// <summary>Whether somebody waits for an HTTP response; it is in the outcome.</summary>
    public bool AwaitsResponse { get; init; }

    internal override long LockId => InstanceId;
}
