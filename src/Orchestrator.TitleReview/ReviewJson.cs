using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview;

/// <summary>How this project writes JSON: camelCase, Chinese unescaped, dates as ISO text.</summary>
public static class ReviewJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Reads an ISO date such as <c>2024-11-01</c>.</summary>
    public static bool TryReadDate(string? text, out LocalDate date) => PlannableDays.TryRead(text, out date);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new LocalDateJsonConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class LocalDateJsonConverter : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryReadDate(reader.GetString(), out var date) ? date : throw new JsonException("Not an ISO date.");

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}
