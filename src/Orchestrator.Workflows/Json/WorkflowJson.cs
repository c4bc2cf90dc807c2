using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Orchestrator.Workflows.Json;

/// <summary>
/// How values of definitions and payloads map to .NET types: camel case, case-insensitive, enums as text, NodaTime in
/// ISO form.
/// </summary>
public static class WorkflowJson
{
    /// <summary>The one set of options for inputs, payloads and properties.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>
    /// How values become text in a line or a script: as <see cref="Options"/>, with the characters escaped that the
    /// stock engine escapes.
    /// </summary>
    public static JsonSerializerOptions Text { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = false,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(NodaJson.Instants);
        options.Converters.Add(NodaJson.Dates);
        options.Converters.Add(NodaJson.Times);
        options.Converters.Add(NodaJson.Durations);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
