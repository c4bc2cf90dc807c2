using NodaTime;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>The clock of the node whose code runs: nothing may be judged by it.</summary>
internal sealed class NodeClock(Func<VirtualTime> time) : IClock
{
    public Instant GetCurrentInstant() => time().Now + time().Current.Skew;
}
