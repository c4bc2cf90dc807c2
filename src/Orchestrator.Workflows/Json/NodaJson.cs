using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Orchestrator.Workflows.Json;

/// <summary>ISO converters for the NodaTime types that payloads hold.</summary>
internal static class NodaJson
{
    public static JsonConverter<Instant> Instants { get; } =
        new NodaPatternConverter<Instant>(new TextPattern<Instant>(TimeText.Instant, TimeText.Write));

    public static JsonConverter<LocalDate> Dates { get; } =
        new NodaPatternConverter<LocalDate>(new TextPattern<LocalDate>(TimeText.Date, TimeText.Write));

    public static JsonConverter<LocalTime> Times { get; } =
        new NodaPatternConverter<LocalTime>(new TextPattern<LocalTime>(TimeText.Time, TimeText.Write));

    public static JsonConverter<Duration> Durations { get; } =
        new NodaPatternConverter<Duration>(
            new TextPattern<Duration>(
                text => Duration.FromTimeSpan(TimeText.Span(text)),
                span => TimeText.Write(span.ToTimeSpan())
            )
        );
}
