using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;

namespace Orchestrator.Server.Json;

/// <summary>Local days as <c>2024-11-01</c>, also as keys.</summary>
internal sealed class LocalDateConverter : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        return PlannableDays.TryRead(reader.GetString(), out var day) ? day : throw new JsonException("A day from 1900 to 2199 is written as 2024-11-01.");
    }

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
}
