using NodaTime;

namespace Orchestrator.Engine.Tests.Support;

/// <summary>The one driver of fake time.</summary>
internal sealed class FakeClock(Instant start) : IClock
{
    private long _ticks = start.ToUnixTimeTicks();

    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Volatile.Read(ref _ticks));

    public void MoveTo(Instant instant) => Volatile.Write(ref _ticks, instant.ToUnixTimeTicks());

    /// <summary>Moves to a local time of Asia/Shanghai, e.g. <c>2024-11-02 08:00</c>.</summary>
    public void MoveTo(string local) => MoveTo(At(local));

    public static Instant At(string local) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(local).Value
        .InZoneStrictly(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).ToInstant();
}
