using System.Text.Json;
using System.Text.Unicode;

namespace Orchestrator.Storage.Texts;

/// <summary>
/// Whether a JSON text means one thing and can be stored (RFC 8259 §4, §6, §8; I-JSON, RFC 7493 §2): well formed, no name
/// twice in an object, no NUL, no half of a surrogate pair, no number beyond a double, not too deep.
/// </summary>
public static class JsonCheck
{
    /// <summary>The first fault, or null.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="mostLevels">How deep it may be nested.</param>
    /// <param name="mostTokens">
    /// How many names, values, beginnings and ends it may have: read, each takes many times the memory of its two letters.
    /// </param>
    public static JsonFault? Find(ReadOnlySpan<byte> json, int mostLevels, int mostTokens = int.MaxValue)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = mostLevels + 2 });
        var place = new JsonPlace();
        var tokens = 0;
        try
        {
            while (reader.Read())
            {
                if (++tokens > mostTokens)
                    return TooMany(mostTokens);
                if (Next(ref reader, place) is { } fault)
                    return fault;
                if (place.Depth > mostLevels)
                    return TooDeep(place, mostLevels);
            }

            return null;
        }
        catch (JsonException exception)
        {
            return new JsonFault(
                place.Path,
                $"不是合法的 JSON（第 {exception.LineNumber + 1} 行）。",
                $"is not valid JSON (line {exception.LineNumber + 1})."
            )
            {
                IsMalformed = true,
            };
        }
    }

    private static JsonFault TooMany(int mostTokens) =>
        new("$", $"内容多于 {mostTokens} 项。", $"has more than {mostTokens} parts.");

    private static JsonFault TooDeep(JsonPlace place, int mostLevels) =>
        new(place.Path, $"嵌套超过 {mostLevels} 层。", $"is nested deeper than {mostLevels} levels.");

    private static JsonFault? Next(ref Utf8JsonReader reader, JsonPlace place)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                place.Open(isObject: true);
                return null;
            case JsonTokenType.StartArray:
                place.Open(isObject: false);
                return null;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                place.Close();
                return null;
            case JsonTokenType.PropertyName:
                return Text(ref reader, place, out var name)
                    ?? (
                        place.Enter(name!)
                            ? null
                            : new JsonFault(place.Path, "同一对象中出现两次。", "occurs twice in one object.")
                    );
            case JsonTokenType.String:
                place.Item();
                return Text(ref reader, place, out _);
            case JsonTokenType.Number:
                place.Item();
                return reader.TryGetDouble(out var number) && double.IsFinite(number)
                    ? null
                    : new JsonFault(place.Path, "数字超出范围。", "is a number out of range.");
            default:
                place.Item();
                return null;
        }
    }

    private static JsonFault? Text(ref Utf8JsonReader reader, JsonPlace place, out string? text)
    {
        text = null;
        if (!Utf8.IsValid(reader.ValueSpan))
            return new JsonFault(place.Path, "不是合法的 UTF-8 文字。", "is not valid UTF-8.");
        if (!reader.ValueIsEscaped && reader.TokenType == JsonTokenType.String)
            return null;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return new JsonFault(
                place.Path,
                "含有不成对的代理字符（\\uD800–\\uDFFF）。",
                "has half of a surrogate pair."
            );
        }

        return StoredText.FindUnstorable(text) < 0
            ? null
            : new JsonFault(
                place.Path,
                "含有无法保存的字符 U+0000。",
                "has the character U+0000, which cannot be stored."
            );
    }
}
