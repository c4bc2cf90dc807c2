using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>Parses untrusted JSON text into an object, with errors as values.</summary>
internal static class JsonText
{
    /// <summary>A calendar of thirty years has about 60,000 characters.</summary>
    private const int MaximumLength = 1_000_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>The text of a string value; null for other kinds and for an escaped half of a surrogate pair.</summary>
    public static string? StringOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The name of a field, or a question mark when it cannot be decoded.</summary>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    public static Result<T> ReadObject<T>(string json, Func<JsonElement, Result<T>> read)
    {
        if (json.Length > MaximumLength)
        {
            return Result.Failure<T>(
                CalendarError.Of(CalendarErrorCodes.BadJson, "$", TextId.ErrorTooLong, MaximumLength)
            );
        }
        var parsed = Parse(json);
        if (!parsed.IsSuccess)
            return Result.Failure<T>(parsed.Errors);
        using var document = parsed.Value;
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? read(document.RootElement)
            : Result.Failure<T>(CalendarError.Of(CalendarErrorCodes.BadJson, "$", TextId.ErrorNotObject));
    }

    private static Result<JsonDocument> Parse(string json)
    {
        try
        {
            return Result.Success(JsonDocument.Parse(json, Strict));
        }
        catch (JsonException exception)
        {
            return Refused(exception.LineNumber ?? 0);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // Half a surrogate pair, in the text or escaped in a field's name: the parser has no JSON error for it.
            return Refused(0);
        }

        static Result<JsonDocument> Refused(long line) =>
            Result.Failure<JsonDocument>(
                CalendarError.Of(CalendarErrorCodes.BadJson, "$", TextId.ErrorNotJson, line + 1)
            );
    }
}
