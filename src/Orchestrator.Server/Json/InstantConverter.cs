using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Server.Json;

/// <summary>Instants as ISO 8601 with the offset of Asia/Shanghai; any offset is read.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    // Browsers read hours and minutes of the offset, never hours alone.
    private static readonly OffsetDateTimePattern Pattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFo<+HH:mm>");

    /// <summary>The instant as people and machines read it, e.g. <c>2024-11-01T09:00:00+08:00</c>.</summary>
    public static string Format(Instant value) => Pattern.Format(value.InZone(Shanghai).ToOffsetDateTime());

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parsed = OffsetDateTimePattern.ExtendedIso.Parse(reader.GetString() ?? "");
        return parsed.Success
            ? parsed.Value.ToInstant()
            : throw new JsonException("An instant is written as 2024-11-01T09:00:00+08:00.");
    }

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));
}
