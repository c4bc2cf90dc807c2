using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Calendars;

/// <summary>
/// Instants as ISO 8601 with the offset of Asia/Shanghai, e.g. <c>2024-11-01T09:00:00+08:00</c>, to the microsecond
/// where they have any; any offset is read.
/// </summary>
public sealed class ChinaInstantPattern : IPattern<Instant>
{
    // Browsers read hours and minutes of the offset, never hours alone.
    private static readonly OffsetDateTimePattern Written = OffsetDateTimePattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFo<+HH:mm>"
    );

    private ChinaInstantPattern() { }

    /// <summary>The only one.</summary>
    public static ChinaInstantPattern Instance { get; } = new();

    /// <inheritdoc />
    public ParseResult<Instant> Parse(string text) =>
        OffsetDateTimePattern.ExtendedIso.Parse(text).Convert(value => value.ToInstant());

    /// <inheritdoc />
    public string Format(Instant value) => Written.Format(value.InZone(ChinaTime.Zone).ToOffsetDateTime());

    /// <inheritdoc />
    public StringBuilder AppendFormat(Instant value, StringBuilder builder) =>
        Written.AppendFormat(value.InZone(ChinaTime.Zone).ToOffsetDateTime(), builder);
}
