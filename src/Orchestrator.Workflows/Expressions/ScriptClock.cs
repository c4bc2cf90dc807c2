using Jint.Runtime;

namespace Orchestrator.Workflows.Expressions;

/// <summary>The clock of scripts: the unit of work's instant, in China's civil time.</summary>
internal sealed class ScriptClock : ITimeSystem
{
    public static readonly TimeZoneInfo China = TimeZoneInfo.CreateCustomTimeZone(
        "Asia/Shanghai",
        TimeSpan.FromHours(8),
        "Asia/Shanghai",
        "Asia/Shanghai"
    );

    private readonly DefaultTimeSystem _rest = new(China, System.Globalization.CultureInfo.InvariantCulture);

    public TimeZoneInfo DefaultTimeZone => China;

    public DateTimeOffset GetUtcNow() => ScriptHost.Current.Now.ToDateTimeOffset();

    public bool TryParse(string date, out long epochMilliseconds) => _rest.TryParse(date, out epochMilliseconds);

    public TimeSpan GetUtcOffset(long epochMilliseconds) => _rest.GetUtcOffset(epochMilliseconds);
}
