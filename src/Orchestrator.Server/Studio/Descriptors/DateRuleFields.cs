using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Json;

namespace Orchestrator.Server.Studio.Descriptors;

/// <summary>
/// A date rule is one structured input; in Studio it is a few plain ones, so that nobody types its JSON: what kind it is, from
/// which date it counts, how much of what. Definitions hold the structured input alone; the fields exist in Studio only.
/// </summary>
internal static class DateRuleFields
{
    /// <summary>Ending of the field's name: what kind of rule it is.</summary>
    public const string Kind = "Kind";

    /// <summary>The date that it counts from.</summary>
    public const string Anchor = "Anchor";

    /// <summary>How many units; a whole number.</summary>
    public const string Amount = "Amount";

    /// <summary><c>workingDays</c>, <c>days</c> or <c>months</c>.</summary>
    public const string Unit = "Unit";

    /// <summary>A fixed date, ISO.</summary>
    public const string Date = "Date";

    /// <summary>Time of day (Asia/Shanghai).</summary>
    public const string Time = "Time";

    /// <summary>The calendar to count by; empty for the schedule's own.</summary>
    public const string Region = "Region";

    /// <summary>The kind of a rule that the fields cannot say; the form of all rules holds it.</summary>
    public const string Other = "other";

    private static readonly string[] All = [Kind, Anchor, Amount, Unit, Date, Time, Region];

    /// <summary>Camel-case names of the date rules of an activity type.</summary>
    public static IEnumerable<string> RulesOf(string? activityType) =>
        activityType is null
            ? []
            : (DefinitionRules.Registry.Find(activityType)?.Inputs ?? [])
                .Where(input => input.ValueType == typeof(DateRule))
                .Select(input => char.ToLowerInvariant(input.Name[0]) + input.Name[1..]);

    /// <summary>Replaces each rule of an activity by its fields.</summary>
    public static void Split(JsonObject activity)
    {
        foreach (var name in RulesOf(ActivityJson.Text(activity["type"])).ToList())
        {
            if (activity[name] is not JsonObject input)
                continue;
            if (
                Parse(input) is { } rule
                && FieldsOf(rule) is { } fields
                && JsonNode.DeepEquals(Sorted(RuleOf(fields)), Sorted(rule))
            )
            {
                activity.Remove(name);
                foreach (var (field, value) in fields)
                    activity[name + field] = Input(value);
            }
            else
            {
                activity[name + Kind] = Input(Other);
            }
        }
    }

    /// <summary>Puts the fields together again. A rule without fields, as in an imported file, stays as it is.</summary>
    public static void Join(JsonObject activity)
    {
        foreach (var name in RulesOf(ActivityJson.Text(activity["type"])).ToList())
        {
            var fields = All.Select(field =>
                    (
                        Field: field,
                        Value: ActivityJson.Text((activity[name + field] as JsonObject)?["expression"]?["value"])
                    )
                )
                .Where(field => !string.IsNullOrWhiteSpace(field.Value))
                .ToDictionary(field => field.Field, field => field.Value!.Trim(), StringComparer.Ordinal);
            var hasKind = activity[name + Kind] is JsonObject;
            foreach (var field in All)
                activity.Remove(name + field);
            if (!hasKind || fields.GetValueOrDefault(Kind) == Other)
                continue;
            activity.Remove(name);
            // Fields without a kind are no rule yet; a required one is missing then, which the validator says.
            if (fields.ContainsKey(Kind))
                activity[name] = Input(RuleOf(fields).ToJsonString(JsonFormat.Options), "Object");
        }
    }

    private static JsonObject Input(string value, string expression = "Literal") =>
        new()
        {
            ["typeName"] = expression == "Object" ? "Object" : "String",
            ["expression"] = new JsonObject { ["type"] = expression, ["value"] = value },
            ["memoryReference"] = null,
        };

    private static JsonObject? Parse(JsonObject input)
    {
        if (ActivityJson.Text(input["expression"]?["type"]) is not ("Object" or "Literal" or "Json"))
            return null;
        if (input["expression"]?["value"] is JsonObject structured)
            return structured;
        try
        {
            return ActivityJson.Text(input["expression"]?["value"]) is { Length: > 0 } text
                ? JsonNode.Parse(text) as JsonObject
                : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when the fields cannot say it.</summary>
    private static Dictionary<string, string>? FieldsOf(JsonObject rule)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        void Take(string field, JsonNode? value)
        {
            if (value is not null)
                fields[field] = value.ToString();
        }

        Take(Kind, rule["kind"]);
        Take(Time, rule["timeOfDay"]);
        Take(Region, rule["region"]);
        switch (fields.GetValueOrDefault(Kind))
        {
            case FixedDateRule.KindName:
                Take(Date, rule["date"]);
                if (rule["weekday"] is not null)
                    fields[Kind] = PrintedWeekday;
                return fields;
            case MonthEndRule.KindName:
                fields[Date] = $"{rule["year"]}-{rule["month"]?.ToString().PadLeft(2, '0')}";
                return fields;
            case OnRule.KindName:
                Take(Anchor, rule["anchor"]);
                return fields;
            case BeforeRule.KindName or AfterRule.KindName:
                Take(Anchor, rule["anchor"]);
                Take(Amount, rule["amount"]);
                Take(Unit, rule["unit"]);
                return fields;
            default:
                return null;
        }
    }

    /// <summary>A fixed date whose weekday the notice prints beside it.</summary>
    public const string PrintedWeekday = "fixedWeekday";

    private static JsonObject RuleOf(Dictionary<string, string> fields)
    {
        var kind = fields.GetValueOrDefault(Kind, "");
        var rule = new JsonObject { ["kind"] = kind == PrintedWeekday ? FixedDateRule.KindName : kind };
        switch (kind)
        {
            case FixedDateRule.KindName or PrintedWeekday:
                rule["date"] = fields.GetValueOrDefault(Date, "");
                if (
                    kind == PrintedWeekday
                    && NodaTime.Text.LocalDatePattern.Iso.Parse(fields.GetValueOrDefault(Date, ""))
                        is { Success: true } date
                )
                {
                    rule["weekday"] = date.Value.DayOfWeek.ToString();
                }
                break;
            case MonthEndRule.KindName:
                var parts = fields.GetValueOrDefault(Date, "").Split('-');
                rule["year"] = Number(parts[0]);
                rule["month"] = Number(parts.Length > 1 ? parts[1] : "");
                break;
            default:
                rule["anchor"] = fields.GetValueOrDefault(Anchor, "");
                if (kind == OnRule.KindName)
                    break;
                rule["amount"] = Number(fields.GetValueOrDefault(Amount, ""));
                rule["unit"] = fields.GetValueOrDefault(Unit, "");
                break;
        }

        if (fields.TryGetValue(Time, out var time))
            rule["timeOfDay"] = time;
        if (fields.TryGetValue(Region, out var region))
            rule["region"] = region;
        return rule;
    }

    // What is no number stays as written: the validator says what is wrong with it.
    private static JsonNode? Number(string text) => int.TryParse(text, out var number) ? number : text;

    private static JsonObject Sorted(JsonObject rule) =>
        new(
            rule.OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => KeyValuePair.Create(member.Key, (JsonNode?)(member.Value?.ToString())))
        );
}
