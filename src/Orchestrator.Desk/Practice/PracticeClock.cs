using NodaTime;

namespace Orchestrator.Desk.Practice;

/// <summary>练习模式: the real clock with an offset that only grows; the offset is kept in the database.</summary>
public sealed class PracticeClock(IClock real) : IClock
{
    private long _offsetMilliseconds;

    /// <summary>How far it is ahead of the real clock; whole milliseconds, never negative.</summary>
    public Duration Offset
    {
        get => Duration.FromMilliseconds(Interlocked.Read(ref _offsetMilliseconds));
        set => Interlocked.Exchange(ref _offsetMilliseconds, (long)value.TotalMilliseconds);
    }

    /// <summary>The real instant and the offset.</summary>
    public Instant GetCurrentInstant() => real.GetCurrentInstant() + Offset;

    /// <summary>Moves to an offset that another node has set; never back.</summary>
    public void Follow(Duration offset) => Offset = Duration.Max(Offset, offset);

    /// <summary>Moves so that it shows this instant now; never back.</summary>
    public void AdvanceTo(Instant instant) => Offset = Duration.Max(Offset, instant - real.GetCurrentInstant());
}
