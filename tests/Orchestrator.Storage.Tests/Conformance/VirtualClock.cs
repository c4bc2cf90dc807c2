using NodaTime;

namespace Orchestrator.Storage.Tests.Conformance;

/// <summary>A clock that stands where it is put.</summary>
public sealed class VirtualClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
