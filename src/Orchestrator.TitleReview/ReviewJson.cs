using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview;

/// <summary>How this project writes JSON: camelCase, Chinese unescaped, dates as ISO text.</summary>
public static class ReviewJson
{
    /// <summary>One read-only instance for all; null members are left out.</summary>
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
        options.Converters.Add(NodaConverters.LocalDateConverter);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
