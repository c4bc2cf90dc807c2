using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Privacy;

namespace Orchestrator.TitleReview.Events;

/// <summary>Checks a payload against its fields and reads it into its record. Every message names the field.</summary>
public static class PayloadReader
{
    /// <summary>All that is wrong with a payload; empty when it may be read.</summary>
    public static IReadOnlyList<PayloadError> Check(Type payload, JsonObject? json)
    {
        var errors = new List<PayloadError>();
        CheckObject(PayloadSchema.Of(payload), json ?? [], "", errors);
        if (errors.Count == 0 && Deserialize(payload, json) is ICheckedPayload checkedPayload)
            errors.AddRange(checkedPayload.Check());
        return errors;
    }

    /// <summary>Reads a payload; the errors say why there is none.</summary>
    public static (T? Payload, IReadOnlyList<PayloadError> Errors) Read<T>(JsonObject? json)
        where T : class
    {
        var errors = Check(typeof(T), json);
        return errors.Count > 0 ? (null, errors) : ((T?)Deserialize(typeof(T), json), errors);
    }

    private static object? Deserialize(Type payload, JsonObject? json) =>
        (json ?? []).Deserialize(payload, ReviewJson.Options);

    private static void CheckObject(
        IReadOnlyList<PayloadField> fields,
        JsonObject json,
        string path,
        List<PayloadError> errors
    )
    {
        foreach (var (name, _) in json)
        {
            if (fields.All(field => field.Name != name))
                errors.Add(PayloadErrors.UnknownField(path + name, fields));
        }

        foreach (var field in fields)
        {
            if (json.TryGetPropertyValue(field.Name, out var value) && value is not null)
                CheckField(field, value, path + field.Name, errors);
            else if (field.IsRequired)
                errors.Add(PayloadErrors.Missing(path + field.Name, field));
        }
    }

    private static void CheckField(PayloadField field, JsonNode value, string path, List<PayloadError> errors)
    {
        if (!field.IsList)
        {
            CheckItem(field, value, path, errors);
            return;
        }

        if (value is not JsonArray items)
        {
            errors.Add(PayloadErrors.WrongType(path, field));
            return;
        }

        if (items.Count < field.MinItems)
            errors.Add(PayloadErrors.TooFew(path, field));
        for (var index = 0; index < items.Count; index++)
        {
            if (items[index] is { } item)
                CheckItem(field, item, $"{path}[{index}]", errors);
            else
                errors.Add(PayloadErrors.WrongType($"{path}[{index}]", field));
        }
    }

    private static void CheckItem(PayloadField field, JsonNode value, string path, List<PayloadError> errors)
    {
        var kind = value.GetValueKind();
        switch (field.Kind)
        {
            case FieldKind.Record when value is JsonObject record:
                CheckObject(field.Fields, record, path + ".", errors);
                break;
            case FieldKind.Data when value is JsonObject data:
                CheckData(field, data, path, errors);
                break;
            case FieldKind.Boolean when kind is JsonValueKind.True or JsonValueKind.False:
                break;
            case FieldKind.Number
                when kind == JsonValueKind.Number && long.TryParse(value.ToJsonString(), out var number):
                if (number < field.Minimum)
                    errors.Add(PayloadErrors.TooSmall(path, field));
                else if (number > field.Maximum)
                    errors.Add(PayloadErrors.TooLarge(path, field));
                break;
            case FieldKind.Date
                when kind == JsonValueKind.String && ReviewJson.TryReadDate(value.GetValue<string>(), out _):
                break;
            case FieldKind.Text when kind == JsonValueKind.String:
                CheckText(field, value.GetValue<string>(), path, errors);
                break;
            default:
                errors.Add(PayloadErrors.WrongType(path, field));
                break;
        }
    }

    private static void CheckText(PayloadField field, string text, string path, List<PayloadError> errors)
    {
        if (field.Choices.Count > 0 && !field.Choices.ContainsKey(text))
            errors.Add(PayloadErrors.NotAChoice(path, text, field));
        else if (string.IsNullOrWhiteSpace(text) && (field.IsRequired || field.IsList))
            errors.Add(PayloadErrors.Missing(path, field));
        else if (text.Length > field.MaxLength)
            errors.Add(PayloadErrors.TooLong(path, field));
        else if (!field.IsCode && IdentityNumber.IsIn(text))
            errors.Add(PayloadErrors.IdentityNumber(path, field));
    }

    /// <summary>Facts name people too: parents, co-authors, whoever the portal thinks of.</summary>
    private static void CheckData(PayloadField field, JsonNode? data, string path, List<PayloadError> errors)
    {
        switch (data)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                    CheckData(field, value, $"{path}.{name}", errors);
                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                    CheckData(field, items[index], $"{path}[{index}]", errors);
                break;
            case JsonValue when IdentityNumber.IsIn(data.ToString()):
                errors.Add(PayloadErrors.IdentityNumber(path, field));
                break;
        }
    }
}
