using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Serialization.SystemTextJson;

namespace Orchestrator.Engine.Outbox;

/// <summary>How payloads are written: camelCase, Chinese readable, no nulls, instants in UTC.</summary>
internal static class OutboxJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { NodaConverters.InstantConverter },
        };
}
