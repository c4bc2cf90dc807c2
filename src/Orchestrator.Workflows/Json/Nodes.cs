using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Json;

/// <summary>Small helpers for JSON values, which are how variables, inputs and payloads are held.</summary>
internal static class Nodes
{
    private const int MostCached = 1024;

    private static readonly JsonElement[] Small =
    [
        .. Enumerable.Range(0, MostCached).Select(number => JsonSerializer.SerializeToElement(number)),
    ];

    /// <summary>A whole number that can be read as any numeric type, unlike one made of a .NET number.</summary>
    public static JsonValue Whole(long number) =>
        JsonValue.Create(number is >= 0 and < MostCached ? Small[number] : JsonSerializer.SerializeToElement(number))!;

    /// <summary>The text of a JSON string; null for anything else.</summary>
    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A copy without parent, ready to be put into another tree.</summary>
    public static JsonNode? Copy(JsonNode? node) => node?.DeepClone();

    /// <summary>Reads one value without keeping the document it came from.</summary>
    public static JsonNode? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return JsonValue.Create(true);
            case JsonTokenType.False:
                return JsonValue.Create(false);
            case JsonTokenType.String:
                return JsonValue.Create(reader.GetString());
            case JsonTokenType.Number:
                return Number(ref reader);
            case JsonTokenType.StartArray:
                var list = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Add(Read(ref reader));
                return list;
            case JsonTokenType.StartObject:
                var json = new JsonObject();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    json[name] = Read(ref reader);
                }

                return json;
            default:
                throw new FormatException($"Unexpected {reader.TokenType} in a stored state.");
        }
    }

    /// <summary>A number as a script or a text gives it: whole numbers stay whole.</summary>
    public static JsonNode? FromDouble(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
            return null;
        const double largestExact = 9007199254740992;
        return
            Math.Floor(number) == number
            && Math.Abs(number) <= largestExact
            && !(number == 0 && double.IsNegative(number))
            ? Whole((long)number)
            : JsonValue.Create(JsonSerializer.SerializeToElement(number));
    }

    /// <summary>The number a JSON number or numeric text stands for; null when it is none.</summary>
    public static decimal? AsDecimal(JsonNode? node) =>
        node is not JsonValue value ? null
        : value.TryGetValue<long>(out var whole) ? whole
        : value.GetValueKind() switch
        {
            JsonValueKind.Number
                when decimal.TryParse(
                    value.ToJsonString(),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var number
                ) => number,
            JsonValueKind.String
                when decimal.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) =>
                parsed,
            _ => null,
        };

    private static JsonValue Number(ref Utf8JsonReader reader)
    {
        return reader.TryGetInt64(out var whole) ? Whole(whole) : JsonValue.Create(JsonElement.ParseValue(ref reader))!;
    }
}
