using NodaTime;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>The one driver of time: it stands still until a test moves it.</summary>
public sealed class ManualClock(Instant start) : IClock
{
    private Instant _now = start;

    public Instant Now
    {
        get => _now;
        set => _now = value;
    }

    public Instant GetCurrentInstant() => _now;

    public void Advance(Duration duration) => _now += duration;
}
