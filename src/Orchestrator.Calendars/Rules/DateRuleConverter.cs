using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orchestrator.Calendars;

/// <summary>
/// Lets System.Text.Json carry rules inside other types. A bad rule becomes a <see cref="JsonException"/>, as that
/// library expects; use <see cref="DateRuleJson.Read(string)"/> to get the errors as values.
/// </summary>
public sealed class DateRuleConverter : JsonConverter<DateRule>
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => typeof(DateRule).IsAssignableFrom(typeToConvert);

    /// <inheritdoc />
    public override DateRule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return DateRuleJson.Read(document.RootElement).TryGet(out var rule, out var errors)
            ? rule
            : throw new JsonException(string.Join("; ", errors));
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateRule value, JsonSerializerOptions options) =>
        DateRuleJson.Write(writer, value);
}
