using NodaTime;

namespace Orchestrator.Engine.Work;

/// <summary>When a stimulus has its turn at an instance.</summary>
/// <param name="InstanceId">The instance; locked before turns are compared.</param>
/// <param name="At">When it was caused.</param>
/// <param name="Id">Of the row that brings it; orders what was caused at one instant. <see cref="long.MaxValue"/>:
/// behind all of that instant.</param>
internal sealed record Turn(long InstanceId, Instant At, long Id);
