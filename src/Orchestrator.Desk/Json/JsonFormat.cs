using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Orchestrator.Calendars;

namespace Orchestrator.Desk.Json;

/// <summary>How every answer of the server and of the command line is written.</summary>
public static class JsonFormat
{
    /// <summary>Camel case, Chinese not escaped, numbers are numbers, unknown dates refused.</summary>
    public static readonly JsonSerializerOptions Options = Configure(
        new JsonSerializerOptions(JsonSerializerDefaults.Web)
    );

    /// <summary>The same, indented: for the command line and files.</summary>
    public static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Sets our form on options that a framework has made; the same options are given back.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new NodaPatternConverter<Instant>(ChinaInstantPattern.Instance));
        options.Converters.Add(new NodaPatternConverter<LocalDate>(PlannableDayPattern.Instance));
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }
}
