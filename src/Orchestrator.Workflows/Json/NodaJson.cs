using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Orchestrator.Workflows.Json;

/// <summary>ISO converters for the NodaTime types that payloads hold.</summary>
internal static class NodaJson
{
    public static JsonConverter<Instant> Instants { get; } = new TextConverter<Instant>(TimeText.Instant, TimeText.Write);

    public static JsonConverter<LocalDate> Dates { get; } = new TextConverter<LocalDate>(TimeText.Date, TimeText.Write);

    public static JsonConverter<LocalTime> Times { get; } = new TextConverter<LocalTime>(TimeText.Time, TimeText.Write);

    public static JsonConverter<Duration> Durations { get; } = new TextConverter<Duration>(x => Duration.FromTimeSpan(TimeText.Span(x)), x => TimeText.Write(x.ToTimeSpan()));

    private sealed class TextConverter<T>(Func<string, T> parse, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw new JsonException($"A text is expected for {typeof(T).Name}.");
            try
            {
                return parse(reader.GetString()!);
            }
            catch (FormatException problem)
            {
                throw new JsonException(problem.Message, problem);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
