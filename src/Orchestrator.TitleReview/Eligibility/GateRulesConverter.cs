using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>Reads gate rules from a definition; each error says which rule and where.</summary>
public sealed class GateRulesConverter : JsonConverter<GateRules>
{
    /// <inheritdoc />
    public override GateRules Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(JsonNode.Parse(ref reader));

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, GateRules value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Gate rules are read from definitions only.");

    /// <summary>Reads a list of rules. Throws <see cref="GateRuleException"/> with the place of the first mistake.</summary>
    public static GateRules Read(JsonNode? json)
    {
        if (json is not JsonArray items)
            throw new GateRuleException("$", "资格规则应为列表", "gate rules must be a list");
        var rules = items.Select((item, index) => ReadRule(item, $"$[{index}]")).ToList();
        var twice = rules.GroupBy(rule => rule.Id).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new GateRules(rules)
            : throw new GateRuleException("$", $"规则“{twice.Key}”出现两次", $"rule \"{twice.Key}\" appears twice");
    }

    private static GateRule ReadRule(JsonNode? json, string path)
    {
        if (json is not JsonObject rule)
            throw new GateRuleException(path, "规则应为对象", "a rule must be an object");
        var denies = rule.ContainsKey("deny");
        if (denies == rule.ContainsKey("require"))
        {
            throw new GateRuleException(
                path,
                "须有“deny”或“require”之一",
                "needs exactly one of \"deny\" and \"require\""
            );
        }
        var kind = denies ? "deny" : "require";
        var condition = Conditions.Read(rule[kind], $"{path}.{kind}");
        return new GateRule
        {
            Id = Text(rule, "id", path),
            Clauses = Texts(rule, "clauses", path),
            Gates = Texts(rule, "gates", path),
            Severity = ReadSeverity(rule, path),
            MonthsBefore =
                rule["monthsBefore"] is JsonValue months && months.TryGetValue<int>(out var number) ? number : 0,
            OverrideBy = rule["overrideBy"]?.GetValue<string>(),
            Chinese = Text(rule, "message", path),
            English = Text(rule, "messageEn", path),
            Condition = rule[kind],
            Breaks = denies ? condition : scope => !condition(scope),
        };
    }

    private static GateSeverity ReadSeverity(JsonObject rule, string path)
    {
        var text = rule["severity"]?.GetValue<string>() ?? "hard";
        return Enum.TryParse<GateSeverity>(text, ignoreCase: true, out var severity)
            ? severity
            : throw new GateRuleException(
                path + ".severity",
                "只能是 hard、soft、check 或 void",
                "must be hard, soft, check or void"
            );
    }

    private static string Text(JsonObject json, string name, string path) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
            ? text
            : throw new GateRuleException(path, $"缺少文字“{name}”", $"the text \"{name}\" is missing");

    private static List<string> Texts(JsonObject json, string name, string path) =>
        json[name] switch
        {
            null => [],
            JsonArray items
                when items.All(item => item is JsonValue value && value.GetValueKind() == JsonValueKind.String) =>
            [
                .. items.Select(item => item!.GetValue<string>()),
            ],
            _ => throw new GateRuleException($"{path}.{name}", "应为文字列表", "must be a list of texts"),
        };
}
