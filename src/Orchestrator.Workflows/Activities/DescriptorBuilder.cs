using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using NodaTime;

namespace Orchestrator.Workflows.Activities;

/// <summary>Derives a descriptor from an activity class.</summary>
internal static class DescriptorBuilder
{
    private static readonly Dictionary<Type, string> Aliases = new()
    {
        [typeof(string)] = "String",
        [typeof(bool)] = "Boolean",
        [typeof(int)] = "Int32",
        [typeof(long)] = "Int64",
        [typeof(double)] = "Double",
        [typeof(decimal)] = "Decimal",
        [typeof(Guid)] = "Guid",
        [typeof(DateTimeOffset)] = "DateTimeOffset",
        [typeof(TimeSpan)] = "TimeSpan",
        [typeof(object)] = "Object",
        [typeof(JsonNode)] = "JsonNode",
        [typeof(JsonObject)] = "ObjectDictionary",
        [typeof(LocalDate)] = "String",
        [typeof(LocalTime)] = "String",
        [typeof(Instant)] = "String",
        [typeof(Duration)] = "TimeSpan",
        [typeof(Uri)] = "String",
    };

    public static ActivityDescriptor Describe(ActivityType type)
    {
        var attribute = type.Attribute;
        var dot = attribute.Type.LastIndexOf('.');
        var name = attribute.Type[(dot + 1)..];
        return new ActivityDescriptor
        {
            TypeName = attribute.Type,
            Namespace = dot < 0 ? "" : attribute.Type[..dot],
            Name = name,
            Version = attribute.Version,
            Category = attribute.Category,
            DisplayName = attribute.DisplayName ?? name,
            Description = attribute.Description,
            Kind = attribute.Kind,
            Inputs =
            [
                .. type
                    .Members.Where(member => member.Kind is MemberKind.Input or MemberKind.Raw)
                    .Select(Input)
                    .OrderBy(descriptor => descriptor.Order),
            ],
            Outputs = [.. type.Members.Where(member => member.Kind is MemberKind.Output).Select(Output)],
            Ports = [.. Ports(type)],
            IsContainer = attribute.IsContainer,
            IsBrowsable = attribute.IsBrowsable,
            IsStart = attribute.IsStart,
            IsTerminal = attribute.IsTerminal,
        };
    }

    /// <summary>Elsa's alias of a type.</summary>
    public static string Alias(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Aliases.TryGetValue(plain, out var alias))
            return alias;
        if (plain.IsEnum)
            return "String";
        return ElementOf(plain) is { } element ? $"{Alias(element)}[]" : "Object";
    }

    private static IEnumerable<PortDescriptor> Ports(ActivityType type)
    {
        if (type.Type.GetCustomAttribute<OutcomesAttribute>() is { } outcomes)
        {
            foreach (var port in outcomes.Ports)
            {
                var (name, text) = Split(port);
                yield return new PortDescriptor(name, text, "Flow");
            }
        }
        else if (!type.Attribute.IsTerminal && !type.Attribute.IsContainer)
        {
            yield return new PortDescriptor("Done", "Done", "Flow");
        }

        foreach (var port in type.Members.Where(member => member.Kind is MemberKind.Port))
            yield return new PortDescriptor(port.Name, port.Name, "Embedded");
    }

    private static InputDescriptor Input(ActivityMember member)
    {
        var attribute = member.Input!;
        var hint = attribute.UIHint ?? Hint(member.ValueType, attribute);
        return new InputDescriptor
        {
            Name = member.Name,
            TypeName = Alias(member.ValueType),
            DisplayName = attribute.DisplayName ?? member.Name,
            Description = attribute.Description,
            Order = attribute.Order,
            Category = attribute.Category,
            UIHint = hint,
            DefaultValue = attribute.DefaultValue,
            DefaultSyntax =
                hint is "code-editor" && member.Name == "Script" ? "JavaScript"
                : hint is "multitext" or "checklist" or "json-editor" or "dynamic-outcomes" ? "Object"
                : "Literal",
            IsWrapped = member.Kind is MemberKind.Input,
            UISpecifications = Specifications(hint, member.ValueType, attribute),
            IsRequired = attribute.IsRequired,
            AutoEvaluate = attribute.AutoEvaluate,
            OptionsProvider = attribute.OptionsProvider,
            ValueType = member.ValueType,
        };
    }

    private static OutputDescriptor Output(ActivityMember member) =>
        new()
        {
            Name = member.Name,
            TypeName = Alias(member.ValueType),
            DisplayName = member.Output!.DisplayName ?? member.Name,
            Description = member.Output.Description,
        };

    private static string Hint(Type type, InputAttribute attribute)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var isList = ElementOf(plain) is not null;
        if (attribute.Options is not null || attribute.OptionsProvider is not null)
            return isList ? "checklist" : "dropdown";
        if (plain == typeof(bool))
            return "checkbox";
        if (plain.IsEnum)
            return "dropdown";
        if (isList)
            return "multitext";
        return
            plain == typeof(object)
            || Aliases.ContainsKey(plain) && plain != typeof(JsonObject) && plain != typeof(JsonNode)
            ? "singleline"
            : "json-editor";
    }

    private static Dictionary<string, object?> Specifications(string hint, Type type, InputAttribute attribute)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var choices = attribute.Options?.Select(Split)
            ?? (plain.IsEnum ? Enum.GetNames(plain).Select(text => (text, text)) : []);
        var items = choices
            .Select(pair => new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["text"] = pair.Item2,
                ["value"] = pair.Item1,
            })
            .ToList();
        return hint switch
        {
            "dropdown" => Of(
                "dropdown",
                Of(
                    "selectList",
                    new Dictionary<string, object?>(StringComparer.Ordinal)
                    {
                        ["items"] = items,
                        ["isFlagsEnum"] = false,
                    }
                )
            ),
            "radiolist" => Of("radiolist", Of("radioList", Of("items", items))),
            "checklist" => Of(
                "checklist",
                Of(
                    "checkList",
                    new Dictionary<string, object?>(StringComparer.Ordinal)
                    {
                        ["items"] = items,
                        ["isFlagsEnum"] = false,
                    }
                )
            ),
            "dynamic-outcomes" => Of("DynamicOutcomesOptions", Of("fixedOutcomes", Array.Empty<string>())),
            "code-editor" => Of(
                "code-editor",
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["language"] = "javascript",
                    ["editorHeight"] = 1,
                }
            ),
            _ => [],
        };
    }

    private static Dictionary<string, object?> Of(string name, object value) =>
        new(StringComparer.Ordinal) { [name] = value };

    private static (string Name, string Text) Split(string port)
    {
        var at = port.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (port, port) : (port[..at], port[(at + 1)..]);
    }

    private static Type? ElementOf(Type type)
    {
        if (
            type == typeof(string)
            || typeof(JsonNode).IsAssignableFrom(type)
            || !typeof(IEnumerable).IsAssignableFrom(type)
        )
        {
            return null;
        }
        if (type.IsArray)
            return type.GetElementType();
        var list = type.GetInterfaces()
            .Append(type)
            .FirstOrDefault(other => other.IsGenericType && other.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        var element = list?.GetGenericArguments()[0];
        return element is { IsGenericType: true } && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
            ? null
            : element;
    }
}
