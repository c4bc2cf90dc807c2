using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>
/// Reads conditions over facts. A condition is one of
/// <c>{"all":[…]}</c>, <c>{"any":[…]}</c>, <c>{"not":…}</c>, <c>{"some":"list","where":…}</c>, or
/// <c>{"fact":"path", op: value}</c> with op <c>is</c>, <c>in</c>, <c>exists</c>, <c>contains</c>, <c>atLeast</c>, <c>atMost</c>,
/// <c>onOrAfter</c>, <c>onOrBefore</c>. A value <c>"$path"</c> is another fact. The list <c>monthsBefore.N</c> holds the N full months
/// before the month of <c>checkDate</c> as <c>2024-07</c> (不含申报当月, C17). A fact that is not there satisfies nothing
/// but <c>"exists": false</c>.
/// </summary>
internal static class Conditions
{
    /// <summary>What the list of the months before begins with.</summary>
    public const string MonthsBefore = "monthsBefore.";

    private static readonly string[] Operators =
    [
        "is",
        "in",
        "exists",
        "contains",
        "atLeast",
        "atMost",
        "onOrAfter",
        "onOrBefore",
    ];

    public static Func<FactScope, bool> Read(JsonNode? json, string path)
    {
        if (json is not JsonObject condition)
            throw new GateRuleException(path, "条件应为对象", "a condition must be an object");
        if (condition.ContainsKey("all"))
            return All(Items(condition, "all", path));
        if (condition.ContainsKey("any"))
            return Any(Items(condition, "any", path));
        if (condition.ContainsKey("not"))
            return Not(Read(condition["not"], path + ".not"));
        if (condition.ContainsKey("some"))
            return Some(Text(condition, "some", path), Read(condition["where"], path + ".where"));
        return Compare(condition, path);
    }

    private static Func<FactScope, bool> All(IReadOnlyList<Func<FactScope, bool>> items) =>
        scope => items.All(item => item(scope));

    private static Func<FactScope, bool> Any(IReadOnlyList<Func<FactScope, bool>> items) =>
        scope => items.Any(item => item(scope));

    private static Func<FactScope, bool> Not(Func<FactScope, bool> item) => scope => !item(scope);

    private static Func<FactScope, bool> Some(string list, Func<FactScope, bool> where) =>
        list.StartsWith(MonthsBefore, StringComparison.Ordinal)
        && int.TryParse(list[MonthsBefore.Length..], CultureInfo.InvariantCulture, out var months)
            ? scope => Months(scope, months).Any(month => where(scope with { Item = month }))
            : scope => scope.Find(list) is JsonArray items && items.Any(item => where(scope with { Item = item }));

    private static IEnumerable<JsonNode> Months(FactScope scope, int months)
    {
        if (!ReviewJson.TryReadDate(scope.Root["checkDate"]?.GetValue<string>(), out var day))
            return [];
        var window = MonthWindow.Before(day, months).Value;
        return Enumerable
            .Range(0, months)
            .Select(number => (JsonNode)YearMonthPattern.Iso.Format(window.First.PlusMonths(number)));
    }

    private static Func<FactScope, bool> Compare(JsonObject condition, string path)
    {
        var fact = Text(condition, "fact", path);
        var (name, value) = condition.FirstOrDefault(member => member.Key != "fact");
        if (condition.Count != 2 || !Operators.Contains(name))
        {
            throw new GateRuleException(
                path,
                $"“fact”之外须恰有一个比较：{string.Join("、", Operators)}",
                $"beside \"fact\" exactly one of {string.Join(", ", Operators)}"
            );
        }

        if (name == "in" && value is not JsonArray && value?.ToString() is not ['$', ..])
            throw new GateRuleException(path + ".in", "“in”应为列表", "\"in\" must be a list");
        return scope => Holds(name, scope.Find(fact), scope.Value(value));
    }

    private static bool Holds(string name, JsonNode? fact, JsonNode? value) =>
        name switch
        {
            "exists" => value is not null && (fact is not null) == value.GetValue<bool>(),
            _ when fact is null => false,
            "is" => Comparison.AreEqual(fact, value),
            "in" => value is JsonArray choices && choices.Any(item => Comparison.AreEqual(fact, item)),
            "contains" => fact is JsonArray list && list.Any(item => Comparison.AreEqual(item, value)),
            "atLeast" or "onOrAfter" => Comparison.Order(fact, value) >= 0,
            _ => Comparison.Order(fact, value) <= 0,
        };

    private static List<Func<FactScope, bool>> Items(JsonObject condition, string name, string path)
    {
        if (condition[name] is not JsonArray items || condition.Count != 1)
        {
            throw new GateRuleException(
                path,
                $"“{name}”应为条件列表，且不与其他条件并列",
                $"\"{name}\" must be a list of conditions and stand alone"
            );
        }
        return [.. items.Select((item, index) => Read(item, $"{path}.{name}[{index}]"))];
    }

    private static string Text(JsonObject json, string name, string path) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw new GateRuleException(path, $"缺少文字“{name}”", $"the text \"{name}\" is missing");
}
