using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.Planning;

/// <summary>Reads inputs of title-review activities from a definition as written, also when it does not compile.</summary>
internal static class ReviewInputs
{
    private static readonly FrozenDictionary<string, IReadOnlyList<string>> DateInputs = typeof(ReviewActivity)
        .Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<ActivityAttribute>() is not null)
        .ToFrozenDictionary(
            type => type.GetCustomAttribute<ActivityAttribute>()!.Type,
            type =>
                (IReadOnlyList<string>)
                    [
                        .. type.GetProperties()
                            .Where(property => property.PropertyType == typeof(Input<DateRule>))
                            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
                    ]
        );

    /// <summary>The title-review activities of a definition.</summary>
    public static IEnumerable<ActivityNode> Activities(WorkflowDefinition definition) =>
        definition.Root.All().Where(node => DateInputs.ContainsKey(node.Type));

    /// <summary>Whether a node is a title-review activity.</summary>
    public static bool IsReview(ActivityNode node) => DateInputs.ContainsKey(node.Type);

    /// <summary>Names (camelCase) of the date rules that an activity writes.</summary>
    public static IEnumerable<string> DateRules(ActivityNode node) =>
        DateInputs[node.Type].Where(name => Written(node, name) is not null);

    /// <summary>
    /// What an input is written as: constants as JSON, text that holds JSON parsed; null when it is absent, computed
    /// or blank.
    /// </summary>
    public static JsonNode? Written(ActivityNode node, string name)
    {
        if (node.Json[name] is not JsonObject input || input["expression"] is not JsonObject expression)
            return null;
        if (
            expression["type"] is not JsonValue type
            || type.GetValue<string>() is not ("Literal" or "Object" or "Json")
        )
        {
            return null;
        }
        if (expression["value"] is not JsonValue text || !text.TryGetValue<string>(out var written))
            return expression["value"];
        if (written.Length == 0 || written.TrimStart()[0] is not ('{' or '['))
            return written.Length == 0 ? null : text;
        try
        {
            return JsonNode.Parse(written);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    /// <summary>A list of texts; empty when the input is none.</summary>
    public static IReadOnlyList<string> Texts(ActivityNode node, string name) =>
        Written(node, name) is JsonArray items
            ?
            [
                .. items
                    .OfType<JsonValue>()
                    .Where(item => item.GetValueKind() == JsonValueKind.String)
                    .Select(item => item.GetValue<string>()),
            ]
            : [];

    /// <summary>A text; null when the input is none.</summary>
    public static string? Text(ActivityNode node, string name) =>
        Written(node, name) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A whole number; null when the input is none.</summary>
    public static int? Number(ActivityNode node, string name) =>
        Written(node, name) is JsonValue value && int.TryParse(value.ToString(), out var number) ? number : null;

    /// <summary>The clauses that a date rule or number of an activity rests on: its own, else all of the activity.</summary>
    public static IReadOnlyList<string> ClausesOf(ActivityNode node, string name)
    {
        var specific = name switch
        {
            "prepareBy" => "prepareClauses",
            "opens" or "closes" when node.Json[name + "Clauses"] is null => "dueClauses",
            "requiredThrough" => "termClauses",
            "drawBy" => "clauses",
            _ => name + "Clauses",
        };
        return Texts(node, specific) is { Count: > 0 } clauses ? clauses : Texts(node, "clauses");
    }

    /// <summary>Every clause that an activity names, whichever of its inputs does.</summary>
    public static IEnumerable<string> AllClauses(ActivityNode node) =>
        node
            .Json.Select(member => Written(node, member.Key) is { } value ? (member.Key, Value: value) : default)
            .Where(member => member.Value is not null)
            .SelectMany(member => Clauses(member.Key, member.Value));

    /// <summary>A date rule as written, or why it cannot be read.</summary>
    public static Result<DateRule> DateRule(ActivityNode node, string name)
    {
        using var document = JsonDocument.Parse(Written(node, name)!.ToJsonString());
        return DateRuleJson.Read(document.RootElement, $"{node.Path}.{name}");
    }

    private static IEnumerable<string> Clauses(string name, JsonNode value) =>
        value switch
        {
            JsonArray items when name.EndsWith("clauses", StringComparison.OrdinalIgnoreCase) => items
                .OfType<JsonValue>()
                .Where(item => item.GetValueKind() == JsonValueKind.String)
                .Select(item => item.GetValue<string>()),
            JsonArray items => items.OfType<JsonObject>().SelectMany(item => Clauses(name, item)),
            JsonObject members => members
                .Where(member => member.Value is not null)
                .SelectMany(member => Clauses(member.Key, member.Value!)),
            _ => [],
        };
}
