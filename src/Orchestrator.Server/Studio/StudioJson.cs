using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Orchestrator.Calendars;

namespace Orchestrator.Server.Studio;

/// <summary>JSON as Elsa Studio reads it: camel case, enums as their .NET names.</summary>
internal static class StudioJson
{
    private static readonly JsonSerializerOptions Options = Configure();

    /// <summary>A value in that form; null for null.</summary>
    public static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Options);

    /// <summary>A list as Studio's client expects it.</summary>
    public static JsonObject Items(IEnumerable<JsonNode?> items)
    {
        var list = new JsonArray([.. items]);
        return new JsonObject { ["items"] = list, ["count"] = list.Count };
    }

    /// <summary>A page of a list.</summary>
    public static JsonObject Page(IEnumerable<JsonNode?> items, long total) =>
        new() { ["items"] = new JsonArray([.. items]), ["totalCount"] = total };

    private static JsonSerializerOptions Configure()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        options.Converters.Add(new NodaPatternConverter<Instant>(ChinaInstantPattern.Instance));
        options.Converters.Add(new NodaPatternConverter<LocalDate>(PlannableDayPattern.Instance));
        options.Converters.Add(new JsonStringEnumConverter());
        return options;
    }
}
