using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace Orchestrator.TitleReview.Events;

/// <summary>The fields of a payload record, read once from its properties.</summary>
public static class PayloadSchema
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PayloadField>> Known = new();

    /// <summary>The fields of a payload type in the order of its declaration.</summary>
    public static IReadOnlyList<PayloadField> Of(Type payload) => Known.GetOrAdd(payload, Read);

    /// <summary>The JSON schema of a payload, for the OpenAPI document.</summary>
    public static JsonObject ToJsonSchema(IReadOnlyList<PayloadField> fields)
    {
        var properties = new JsonObject();
        foreach (var field in fields)
            properties[field.Name] = Schema(field);

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        var required = fields.Where(field => field.IsRequired).Select(field => (JsonNode)field.Name).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        return schema;
    }

    private static List<PayloadField> Read(Type payload)
    {
        var nullability = new NullabilityInfoContext();
        var fields = new List<PayloadField>();
        foreach (var property in payload.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<FieldAttribute>() is not { } attribute)
                continue;
            fields.Add(Read(property, attribute, nullability));
        }

        return fields;
    }

    private static PayloadField Read(
        PropertyInfo property,
        FieldAttribute attribute,
        NullabilityInfoContext nullability
    )
    {
        var underlying = Nullable.GetUnderlyingType(property.PropertyType);
        var type = underlying ?? property.PropertyType;
        var isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        if (isList)
            type = type.GetGenericArguments()[0];
        var kind = KindOf(type);
        var optional = underlying is not null || nullability.Create(property).ReadState == NullabilityState.Nullable;
        var choices = (attribute.Choices ?? []).Select(choice => choice.Split('=', 3)).ToList();
        return new PayloadField(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            attribute.Title,
            attribute.English,
            kind,
            isList,
            !optional
        )
        {
            Description = attribute.Description,
            DescriptionEn = attribute.DescriptionEn,
            Choices = choices.ToDictionary(parts => parts[0], parts => parts[1]),
            ChoicesEn = choices.ToDictionary(parts => parts[0], parts => parts[2]),
            MinItems = attribute.MinItems,
            Minimum = attribute.Minimum == long.MinValue ? null : attribute.Minimum,
            Maximum = type == typeof(int) ? int.MaxValue : long.MaxValue,
            MaxLength = attribute.MaxLength,
            IsCode = attribute.IsCode,
            Meaning = attribute.Meaning,
            Fields = kind == FieldKind.Record ? Of(type) : [],
        };
    }

    private static FieldKind KindOf(Type type) =>
        type == typeof(string) ? FieldKind.Text
        : type == typeof(int) || type == typeof(long) ? FieldKind.Number
        : type == typeof(bool) ? FieldKind.Boolean
        : type == typeof(LocalDate) ? FieldKind.Date
        : type == typeof(JsonObject) ? FieldKind.Data
        : FieldKind.Record;

    private static JsonObject Schema(PayloadField field)
    {
        var item = field.Kind switch
        {
            FieldKind.Text => new JsonObject { ["type"] = "string", ["maxLength"] = field.MaxLength },
            FieldKind.Number => new JsonObject { ["type"] = "integer" },
            FieldKind.Boolean => new JsonObject { ["type"] = "boolean" },
            FieldKind.Date => new JsonObject { ["type"] = "string", ["format"] = "date" },
            FieldKind.Record => ToJsonSchema(field.Fields),
            _ => new JsonObject { ["type"] = "object" },
        };
        if (field.Choices.Count > 0)
            item["enum"] = new JsonArray([.. field.Choices.Keys.Select(value => (JsonNode)value)]);
        if (field.Minimum is { } minimum)
            item["minimum"] = minimum;
        if (field.Kind == FieldKind.Number)
            item["maximum"] = field.Maximum;

        var schema = field.IsList ? new JsonObject { ["type"] = "array", ["items"] = item } : item;
        if (field.IsList && field.MinItems > 0)
            schema["minItems"] = field.MinItems;
        schema["title"] = field.Title;
        if (field.Description is not null)
            schema["description"] = field.Description;
        return schema;
    }
}
