using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Engine.Tests;

/// <summary>NodaTime's fake clock, driven by local times of Asia/Shanghai.</summary>
internal static class LocalClock
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd HH:mm"
    );

    extension(FakeClock clock)
    {
        public Instant Now
        {
            get => clock.GetCurrentInstant();
            set => clock.Reset(value);
        }

        /// <summary>The instant of a local time, e.g. <c>2024-11-02 08:00</c>.</summary>
        public static Instant At(string local) =>
            Minutes.Parse(local).Value.InZoneStrictly(Calendars.ChinaTime.Zone).ToInstant();

        public void MoveTo(Instant instant) => clock.Reset(instant);

        public void MoveTo(string local) => clock.Reset(FakeClock.At(local));
    }
}
