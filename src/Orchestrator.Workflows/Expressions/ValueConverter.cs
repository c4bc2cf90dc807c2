using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Json;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// Turns JSON values into what an input asks for, as forgiving as Elsa: numbers from text, lists from JSON text,
/// enums by name.
/// </summary>
public static class ValueConverter
{
    /// <summary>Converts, or throws <see cref="FormatException"/> with a sentence that says what was expected.</summary>
    public static T? Convert<T>(JsonNode? value)
    {
        if (typeof(T) == typeof(string))
            return (T?)(object?)AsText(value);
        if (typeof(T) == typeof(bool) && value is JsonValue flag && flag.TryGetValue<bool>(out var known))
            return (T)(object)known;
        if (
            typeof(T) == typeof(int)
            && value is JsonValue number
            && number.TryGetValue<long>(out var whole)
            && whole is >= int.MinValue and <= int.MaxValue
        )
        {
            return (T)(object)(int)whole;
        }
        return Convert(value, typeof(T)) is T converted ? converted : default;
    }

    /// <summary>Converts to a type known at run time; a missing or blank value gives the type's default, null for references.</summary>
    public static object? Convert(JsonNode? value, Type target)
    {
        if (target == typeof(string))
            return AsText(value);
        if (target == typeof(object) || target == typeof(JsonNode))
            return value?.DeepClone();
        var type = Nullable.GetUnderlyingType(target) ?? target;
        if (value is null || (Nodes.Text(value) is { } blank && string.IsNullOrWhiteSpace(blank)))
        {
            return target.IsValueType && Nullable.GetUnderlyingType(target) is null
                ? Activator.CreateInstance(target)
                : null;
        }
        try
        {
            return Known(value, type) ?? Structured(value, type);
        }
        catch (Exception problem)
            when (problem
                    is JsonException
                        or OverflowException
                        or InvalidOperationException
                        or NotSupportedException
                        or InvalidCastException
                        or ArgumentException
            )
        {
            throw new FormatException($"{Show(value)} is not {Describe(type)}: {problem.Message}", problem);
        }
    }

    /// <summary>A .NET value as JSON; JSON values are copied.</summary>
    public static JsonNode? ToNode<T>(T? value) =>
        value switch
        {
            null => null,
            JsonNode node => node.DeepClone(),
            string text => JsonValue.Create(text),
            bool flag => JsonValue.Create(flag),
            int number => Nodes.Whole(number),
            long number => Nodes.Whole(number),
            double number => Nodes.FromDouble(number),
            decimal number => JsonValue.Create(JsonSerializer.SerializeToElement(number)),
            Instant instant => JsonValue.Create(TimeText.Write(instant)),
            LocalDate date => JsonValue.Create(TimeText.Write(date)),
            _ => JsonSerializer.SerializeToNode(value, value.GetType(), WorkflowJson.Options),
        };

    private static object? Known(JsonNode value, Type type)
    {
        if (type == typeof(bool))
            return AsBool(value);
        if (type.IsEnum)
            return AsEnum(value, type);
        if (type.IsPrimitive || type == typeof(decimal))
            return AsNumber(value, type);
        if (Nodes.Text(value) is { } text)
            return FromText(text, type);
        return null;
    }

    private static object? FromText(string text, Type type)
    {
        if (type == typeof(TimeSpan))
            return TimeText.Span(text);
        if (type == typeof(Duration))
            return Duration.FromTimeSpan(TimeText.Span(text));
        if (type == typeof(Instant))
            return TimeText.Instant(text);
        if (type == typeof(DateTimeOffset))
            return TimeText.Instant(text).ToDateTimeOffset();
        if (type == typeof(LocalDate))
            return TimeText.Date(text);
        if (type == typeof(LocalTime))
            return TimeText.Time(text);
        if (type == typeof(Uri))
            return new Uri(text, UriKind.RelativeOrAbsolute);
        if (type == typeof(Guid))
            return Guid.TryParse(text, out var guid) ? guid : throw new FormatException($"'{text}' is not a GUID.");
        return null;
    }

    private static object? Structured(JsonNode value, Type type)
    {
        if (Nodes.Text(value) is { } text)
        {
            var start = text.AsSpan().TrimStart();
            if (start.Length > 0 && start[0] is '{' or '[')
                value = JsonNode.Parse(text)!;
            else if (IsList(type))
                value = new JsonArray(JsonValue.Create(text));
        }
        else if (value is JsonValue && IsList(type))
        {
            value = new JsonArray(value.DeepClone());
        }

        if (type == typeof(JsonObject) || type == typeof(JsonArray))
        {
            return type.IsInstanceOfType(value)
                ? value.DeepClone()
                : throw new FormatException($"{Show(value)} is not {Describe(type)}.");
        }
        return value.Deserialize(type, WorkflowJson.Options);
    }

    private static object AsBool(JsonNode value)
    {
        if (value is JsonValue scalar)
        {
            if (scalar.TryGetValue<bool>(out var flag))
                return flag;
            if (Nodes.Text(scalar) is { } text)
            {
                return bool.TryParse(text, out var parsed)
                    ? parsed
                    : throw new FormatException($"'{text}' is not true or false.");
            }
            if (Nodes.AsDecimal(scalar) is { } number)
                return number != 0;
        }

        return true;
    }

    private static object AsEnum(JsonNode value, Type type)
    {
        if (Nodes.Text(value) is { } text)
        {
            return Enum.TryParse(type, text, ignoreCase: true, out var parsed)
                ? parsed
                : throw new FormatException($"'{text}' is not one of {string.Join(", ", Enum.GetNames(type))}.");
        }

        return Nodes.AsDecimal(value) is { } number
            ? Enum.ToObject(type, (long)number)
            : throw new FormatException($"{Show(value)} is not {Describe(type)}.");
    }

    private static object AsNumber(JsonNode value, Type type)
    {
        if (type == typeof(double) && value is JsonValue scalar && scalar.TryGetValue<double>(out var direct))
            return direct;
        if (Nodes.AsDecimal(value) is not { } number)
            throw new FormatException($"{Show(value)} is not {Describe(type)}.");
        if (
            type != typeof(double)
            && type != typeof(float)
            && type != typeof(decimal)
            && decimal.Truncate(number) != number
        )
        {
            throw new FormatException($"{Show(value)} is not a whole number.");
        }
        return System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
    }

    private static string? AsText(JsonNode? value) =>
        value switch
        {
            null => null,
            JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
            JsonValue scalar when scalar.TryGetValue<bool>(out var flag) => flag ? "True" : "False",
            _ => value.ToJsonString(WorkflowJson.Text),
        };

    private static bool IsList(Type type) =>
        type == typeof(JsonArray)
        || type != typeof(string)
            && typeof(IEnumerable).IsAssignableFrom(type)
            && !typeof(JsonNode).IsAssignableFrom(type)
            && !typeof(IDictionary).IsAssignableFrom(type)
            && !(
                type.IsGenericType
                && type.GetGenericTypeDefinition() is { } generic
                && (generic == typeof(IDictionary<,>) || generic == typeof(IReadOnlyDictionary<,>))
            );

    private static string Show(JsonNode value)
    {
        const int enough = 80;
        var text = value.ToJsonString(WorkflowJson.Options);
        return text.Length <= enough ? text : text[..enough] + "…";
    }

    private static string Describe(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : IsList(type) ? "a list"
        : type.Name switch
        {
            nameof(Int32) or nameof(Int64) => "a whole number",
            nameof(Decimal) or nameof(Double) => "a number",
            nameof(Boolean) => "true or false",
            _ => $"a {type.Name}",
        };
}
