using NodaTime;

namespace Orchestrator.Engine.Jobs;

/// <summary>The next due instant of a running cycle, for which a job is scheduled.</summary>
/// <param name="Cycle">The cycle's code.</param>
/// <param name="Due">The instant, rounded up to a second.</param>
public sealed record CycleWakeUp(string Cycle, Instant Due);
