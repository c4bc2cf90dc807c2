using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using NodaTime.Text;
using Orchestrator.Calendars;

namespace Orchestrator.Engine;

/// <summary>How the engine writes JSON: camelCase, Chinese unescaped, instants with +08:00, dates as ISO text.</summary>
public static class EngineJson
{
    /// <summary>One read-only instance for all; null members are left out.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>A JSON object of dates by name.</summary>
    public static string FormatDates(IEnumerable<KeyValuePair<string, LocalDate>> dates) =>
        new JsonObject(
            dates
                .OrderBy(date => date.Key, StringComparer.Ordinal)
                .Select(date => KeyValuePair.Create(date.Key, (JsonNode?)LocalDatePattern.Iso.Format(date.Value)))
        ).ToJsonString(Options);

    /// <summary>Reads what <see cref="FormatDates"/> wrote.</summary>
    public static Dictionary<string, LocalDate> ReadDates(string json) =>
        JsonNode
            .Parse(json)!
            .AsObject()
            .ToDictionary(
                pair => pair.Key,
                pair => LocalDatePattern.Iso.Parse((string)pair.Value!).Value,
                StringComparer.Ordinal
            );

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
        options.Converters.Add(new NodaPatternConverter<Instant>(ChinaInstantPattern.Instance));
        options.Converters.Add(NodaConverters.LocalDateConverter);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
