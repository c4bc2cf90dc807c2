using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>Parses untrusted JSON text into an object, with errors as values.</summary>
internal static class JsonText
{
    /// <summary>A calendar of thirty years has about 60,000 characters.</summary>
    private const int MaximumLength = 1_000_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static Result<T> ReadObject<T>(string json, Func<JsonElement, Result<T>> read)
    {
        if (json.Length > MaximumLength)
            return Result.Failure<T>(CalendarError.Of(CalendarErrorCodes.BadJson, "$", TextId.ErrorTooLong, MaximumLength));
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(document.RootElement)
                : Result.Failure<T>(CalendarError.Of(CalendarErrorCodes.BadJson, "$", TextId.ErrorNotObject));
        }
        catch (JsonException exception)
        {
            return Result.Failure<T>(CalendarError.Of(
                CalendarErrorCodes.BadJson, exception.Path ?? "$", TextId.ErrorNotJson, (exception.LineNumber ?? 0) + 1));
        }
    }
}
