namespace Orchestrator.Calendars;

/// <summary>Something about a date that a person should see.</summary>
/// <param name="Code">V1 printed weekday wrong, V2 due on a rest day, V8 two readings, V9 beyond the official calendar.</param>
/// <param name="Severity">Only V1 is an error: it blocks activation (C21).</param>
/// <param name="Message">Chinese and English.</param>
/// <param name="Readings">The dates of each reading for V8; else empty.</param>
public sealed record DateWarning(
    string Code,
    DateWarningSeverity Severity,
    BilingualText Message,
    IReadOnlyList<DateReading> Readings
)
{
    internal static DateWarning Of(string code, string textId, params object?[] values) =>
        new(code, DateWarningSeverity.Warning, TextCatalogue.Of(textId, values), []);

    internal static DateWarning Vague(IReadOnlyList<DateReading> readings) =>
        new(
            DateWarningCodes.TwoReadings,
            DateWarningSeverity.Warning,
            TextCatalogue.Of(
                TextId.WarningReadings,
                string.Join(", ", readings.Select(reading => $"{reading.Reading}={IsoDate.Write(reading.Date)}"))
            ),
            readings
        );
}
