using NodaTime;

namespace Orchestrator.Engine.Simulation;

/// <summary>The simulation's clock: it stands still until it is moved, and never goes back.</summary>
public sealed class VirtualClock(Instant start) : IClock
{
    private Instant _now = start;

    /// <inheritdoc />
    public Instant GetCurrentInstant() => _now;

    /// <summary>Moves to an instant; an earlier one leaves the clock where it is.</summary>
    public void AdvanceTo(Instant instant) => _now = Instant.Max(_now, instant);
}
