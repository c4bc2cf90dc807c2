using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Engine;

/// <summary>How the engine writes JSON: camelCase, Chinese unescaped, instants with +08:00, dates as ISO text.</summary>
public static class EngineJson
{
    private static readonly DateTimeZone China = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>An instant as text with +08:00, to the millisecond where it has any.</summary>
    public static string Format(Instant instant) =>
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFo<+HH:mm>").Format(instant.InZone(China).ToOffsetDateTime());

    /// <summary>A JSON object of dates by name.</summary>
    public static string FormatDates(IEnumerable<KeyValuePair<string, LocalDate>> dates) =>
        new JsonObject(dates.OrderBy(date => date.Key, StringComparer.Ordinal)
            .Select(date => KeyValuePair.Create(date.Key, (JsonNode?)LocalDatePattern.Iso.Format(date.Value)))).ToJsonString(Options);

    /// <summary>Reads what <see cref="FormatDates"/> wrote.</summary>
    public static Dictionary<string, LocalDate> ReadDates(string json) =>
        JsonNode.Parse(json)!.AsObject().ToDictionary(pair => pair.Key, pair => LocalDatePattern.Iso.Parse((string)pair.Value!).Value, StringComparer.Ordinal);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
        options.Converters.Add(new InstantJson());
        options.Converters.Add(new LocalDateJson());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class InstantJson : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            OffsetDateTimePattern.ExtendedIso.Parse(reader.GetString()!).GetValueOrThrow().ToInstant();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));
    }

    private sealed class LocalDateJson : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}
