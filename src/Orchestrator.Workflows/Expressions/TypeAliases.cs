using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Expressions;

/// <summary>Elsa's names of types, as variables and inputs of definitions use them: aliases, or full .NET names.</summary>
internal static class TypeAliases
{
    private static readonly Dictionary<string, string> Known = new (string Kind, string[] Types)[]
    {
        ("text", ["String", "Char"]),
        ("flag", ["Boolean"]),
        ("whole", ["Byte", "SByte", "Int16", "Int32", "Int64", "Long", "UInt16", "UInt32", "UInt64"]),
        ("decimal", ["Decimal"]),
        ("double", ["Double", "Single"]),
        (
            "json",
            [
                "JSON",
                "ExpandoObject",
                "JsonNode",
                "JsonObject",
                "JsonElement",
                "ObjectDictionary",
                "StringDictionary",
                "ObjectMap",
                "StringMap",
                "Dictionary`2",
                "IDictionary`2",
            ]
        ),
    }
        .SelectMany(pair => pair.Types, (pair, type) => (type, pair.Kind))
        .ToDictionary(pair => pair.type, pair => pair.Kind, StringComparer.Ordinal);

    /// <summary>A written value in the form its type has in JSON; null when it is blank. Throws <see cref="FormatException"/>.</summary>
    public static JsonNode? Convert(string typeName, JsonNode? value, bool isArray = false)
    {
        if (value is null)
            return null;
        var (kind, isList) = KindOf(typeName);
        if (isArray || isList)
            return ListOf(kind, value);
        return One(kind, value);
    }

    /// <summary>
    /// As <see cref="Convert"/>, but as forgiving as the stock engine at run time: what does not fit a number or a
    /// flag is 0 or false, a fraction is rounded, anything else stays as it is.
    /// </summary>
    public static JsonNode? Coerce(string typeName, JsonNode? value, bool isArray = false)
    {
        if (value is null)
            return null;
        try
        {
            return Convert(typeName, value, isArray);
        }
        catch (FormatException)
        {
            return KindOf(typeName).Kind switch
            {
                "whole" when Json.Nodes.AsDecimal(value) is { } number && Math.Abs(number) < long.MaxValue =>
                    Json.Nodes.Whole((long)Math.Round(number, MidpointRounding.ToEven)),
                "whole" or "decimal" or "double" => Json.Nodes.Whole(0),
                "flag" => JsonValue.Create(false),
                _ => value.DeepClone(),
            };
        }
    }

    /// <summary>As <see cref="Convert"/>; null when it does not fit.</summary>
    public static JsonNode? TryConvert(string typeName, JsonNode? value, bool isArray = false)
    {
        try
        {
            return Convert(typeName, value, isArray);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// <c>System.Int32, System.Private.CoreLib</c> and <c>Int32?</c> are <c>Int32</c>; <c>String[]</c> and
    /// <c>…List`1[[System.String, …]]</c> are lists of <c>String</c>.
    /// </summary>
    private static (string Kind, bool IsList) KindOf(string typeName)
    {
        if (Known.TryGetValue(typeName, out var kind))
            return (kind, false);
        var name = typeName;
        var isList = false;
        if (name.IndexOf("`1[[", StringComparison.Ordinal) is > 0 and var generic)
        {
            isList = !name.StartsWith("System.Nullable", StringComparison.Ordinal);
            name = name[(generic + 4)..];
        }

        var end = name.AsSpan().IndexOfAny(',', '[');
        isList |= end >= 0 && name[end] == '[' && name[(end + 1)..].StartsWith(']');
        name = (end < 0 ? name : name[..end]).Trim().TrimEnd('?');
        return (Known.GetValueOrDefault(name[(name.LastIndexOf('.') + 1)..], "other"), isList);
    }

    private static JsonArray? ListOf(string kind, JsonNode value)
    {
        if (Blank(value) || ValueConverter.Convert<JsonArray>(value) is not { } list)
            return null;
        return new JsonArray([.. list.Select(json => json is null ? null : One(kind, json))]);
    }

    private static JsonNode? One(string kind, JsonNode value) =>
        kind switch
        {
            "text" => ValueConverter.Convert<string>(value) is { } text ? JsonValue.Create(text) : null,
            "json" => Structured(value),
            "flag" => Blank(value) ? null : JsonValue.Create(ValueConverter.Convert<bool>(value)),
            "whole" => Blank(value) ? null : ValueConverter.ToNode(ValueConverter.Convert<long>(value)),
            "decimal" => Blank(value) ? null : ValueConverter.ToNode(ValueConverter.Convert<decimal>(value)),
            "double" => Blank(value) ? null : ValueConverter.ToNode(ValueConverter.Convert<double>(value)),
            _ => value.DeepClone(),
        };

    private static bool Blank(JsonNode value) => Json.Nodes.Text(value) is { } text && string.IsNullOrWhiteSpace(text);

    private static JsonNode? Structured(JsonNode value)
    {
        if (Json.Nodes.Text(value) is not { } text)
            return value.DeepClone();
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length == 0)
            return null;
        if (trimmed[0] is not ('{' or '['))
            return value.DeepClone();
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return value.DeepClone();
        }
    }
}
