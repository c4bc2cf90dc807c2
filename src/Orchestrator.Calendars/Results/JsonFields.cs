using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>
/// Reads the fields of one JSON object, collecting every error with its path instead of stopping at the first.
/// </summary>
internal sealed class JsonFields(JsonElement element, string path, List<CalendarError> errors)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public string Path { get; } = path;

    public bool Has(string name) => Value(name) is not null;

    public string? Text(string name, bool required = false)
    {
        if (Value(name, required) is not { } value)
            return null;
        if (JsonText.StringOf(value) is { } text && !string.IsNullOrWhiteSpace(text))
            return text;
        Refuse(name, CalendarErrorCodes.BadJson, TextId.ErrorNotText);
        return null;
    }

    public int? Number(string name, int minimum, int maximum, bool required = true)
    {
        if (Value(name, required) is not { } value)
            return null;
        if (
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
            && number >= minimum
            && number <= maximum
        )
        {
            return number;
        }
        Refuse(name, CalendarErrorCodes.NotAllowed, TextId.ErrorNotNumber, minimum, maximum);
        return null;
    }

    public bool? Flag(string name, bool required = false)
    {
        if (Value(name, required) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Refuse(name, CalendarErrorCodes.BadJson, TextId.ErrorNotFlag);
        return null;
    }

    public LocalDate? Date(string name, bool required = false)
    {
        if (Value(name, required) is not { } value)
            return null;
        if (IsoDate.TryRead(JsonText.StringOf(value), out var date))
            return date;
        Refuse(name, CalendarErrorCodes.BadJson, TextId.ErrorNotDate);
        return null;
    }

    public T? Choice<T>(string name, bool required = false)
        where T : struct, Enum
    {
        if (Value(name, required) is not { } value)
            return null;
        if (JsonText.StringOf(value) is { } text && JsonNames<T>.TryRead(text, out var choice))
            return choice;
        Refuse(name, CalendarErrorCodes.NotAllowed, TextId.ErrorNotAllowed, JsonNames<T>.Allowed);
        return null;
    }

    public IReadOnlyList<(JsonElement Element, string Path)> List(string name, bool required = false)
    {
        if (Value(name, required) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array)
        {
            return
            [
                .. value
                    .EnumerateArray()
                    .Select((item, at) => (item, $"{Path}.{name}[{at.ToString(CultureInfo.InvariantCulture)}]")),
            ];
        }
        Refuse(name, CalendarErrorCodes.BadJson, TextId.ErrorNotList);
        return [];
    }

    public void Refuse(string name, string code, string textId, params object?[] values) =>
        errors.Add(CalendarError.Of(code, $"{Path}.{name}", textId, values));

    /// <summary>Refuses what nobody asked for; call it last.</summary>
    public void RefuseUnknown()
    {
        foreach (var property in element.EnumerateObject())
        {
            var name = JsonText.NameOf(property);
            if (!known.Contains(name))
                Refuse(name, CalendarErrorCodes.UnknownField, TextId.ErrorUnknownField, string.Join(", ", known));
        }
    }

    private JsonElement? Value(string name, bool required = false)
    {
        known.Add(name);
        if (element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            return value;
        if (required)
            Refuse(name, CalendarErrorCodes.Missing, TextId.ErrorMissing);
        return null;
    }
}
