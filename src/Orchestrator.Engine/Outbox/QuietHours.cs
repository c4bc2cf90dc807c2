using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.Engine.Outbox;

/// <summary>20:00 to 08:00 in Asia/Shanghai, when nobody is disturbed (PERSONAS §0).</summary>
public static class QuietHours
{
    private static readonly LocalTime From = new(20, 0);
    private static readonly LocalTime Until = new(8, 0);

    /// <summary>When the quiet hours around an instant end; null outside of them.</summary>
    public static Instant? EndAround(Instant instant)
    {
        var local = instant.InZone(ChinaTime.Zone);
        if (local.TimeOfDay >= Until && local.TimeOfDay < From)
        {
            return null;
        }

        var day = local.TimeOfDay >= From ? local.Date.PlusDays(1) : local.Date;
        return (day + Until).InZoneLeniently(ChinaTime.Zone).ToInstant();
    }
}
