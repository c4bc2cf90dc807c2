using System.Globalization;
using System.Xml;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Workflows.Json;

/// <summary>Times as text. Each parser throws <see cref="FormatException"/> with a sentence that says what is expected.</summary>
internal static class TimeText
{
    private static readonly Offset China = Offset.FromHours(8);

    private static readonly LocalTimePattern[] TimePatterns =
    [
        LocalTimePattern.CreateWithInvariantCulture("HH:mm"),
        LocalTimePattern.ExtendedIso,
    ];

    /// <summary>An ISO instant; a text without offset is civil time of Asia/Shanghai, a date alone its first moment.</summary>
    public static Instant Instant(string text)
    {
        var trimmed = text.Trim();
        if (LocalDatePattern.Iso.Parse(trimmed) is { Success: true } date)
            return date.Value.AtMidnight().WithOffset(China).ToInstant();
        if (OffsetDateTimePattern.ExtendedIso.Parse(trimmed) is { Success: true } offset)
            return offset.Value.ToInstant();
        if (LocalDateTimePattern.ExtendedIso.Parse(trimmed) is { Success: true } local)
            return local.Value.WithOffset(China).ToInstant();
        if (
            DateTimeOffset.TryParse(
                trimmed,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var parsed
            )
        )
        {
            return NodaTime.Instant.FromDateTimeOffset(parsed);
        }
        throw new FormatException($"'{text}' is not an instant such as 2024-11-01T17:30:00+08:00.");
    }

    /// <summary>An ISO date; of a text with a time, the local date of Asia/Shanghai.</summary>
    public static LocalDate Date(string text)
    {
        var trimmed = text.Trim();
        if (LocalDatePattern.Iso.Parse(trimmed) is { Success: true } date)
            return date.Value;
        if (LocalDateTimePattern.ExtendedIso.Parse(trimmed) is { Success: true } local)
            return local.Value.Date;
        if (OffsetDateTimePattern.ExtendedIso.Parse(trimmed) is { Success: true } offset)
            return offset.Value.WithOffset(China).Date;
        throw new FormatException($"'{text}' is not a date such as 2024-11-01.");
    }

    public static LocalTime Time(string text)
    {
        foreach (var pattern in TimePatterns)
        {
            if (pattern.Parse(text.Trim()) is { Success: true } time)
                return time.Value;
        }

        throw new FormatException($"'{text}' is not a time of day such as 17:30.");
    }

    /// <summary>.NET's <c>1.02:03:04</c> or ISO's <c>P1DT2H</c>.</summary>
    public static TimeSpan Span(string text)
    {
        var trimmed = text.Trim();
        if (TimeSpan.TryParse(trimmed, CultureInfo.InvariantCulture, out var span))
            return span;
        if (trimmed.StartsWith('P') || trimmed.StartsWith("-P", StringComparison.Ordinal))
        {
            try
            {
                return XmlConvert.ToTimeSpan(trimmed);
            }
            catch (Exception problem) when (problem is FormatException or OverflowException)
            {
                // Falls through to the one message below.
            }
        }

        throw new FormatException($"'{text}' is not a duration such as 1.00:00:00 or P1D.");
    }

    public static string Write(Instant value) => InstantPattern.ExtendedIso.Format(value);

    public static string Write(LocalDate value) => LocalDatePattern.Iso.Format(value);

    public static string Write(LocalTime value) => LocalTimePattern.ExtendedIso.Format(value);

    public static string Write(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);
}
