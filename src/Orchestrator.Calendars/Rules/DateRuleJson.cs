using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>
/// Date rules as JSON: an object with a <c>kind</c> (fixed, monthEnd, tenDayPeriod, beforeMonth, on, before, after,
/// withinBefore, publicity). Reading is strict: an unknown field, a wrong type or a value out of range is an error that
/// names the JSON path and what is allowed.
/// </summary>
public static class DateRuleJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every kind, in the order they are documented.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        FixedDateRule.KindName,
        MonthEndRule.KindName,
        TenDayPeriodRule.KindName,
        BeforeMonthRule.KindName,
        OnRule.KindName,
        BeforeRule.KindName,
        AfterRule.KindName,
        WithinBeforeRule.KindName,
        PublicityRule.KindName,
    ];

    /// <summary>Reads a rule from text. All errors are returned at once.</summary>
    public static Result<DateRule> Read(string json) => JsonText.ReadObject(json, root => Read(root));

    /// <summary>Reads a rule that is part of a larger document.</summary>
    /// <param name="element">The rule's object.</param>
    /// <param name="path">Where it stands, for the errors; default <c>$</c>.</param>
    public static Result<DateRule> Read(JsonElement element, string path = "$")
    {
        if (element.ValueKind == JsonValueKind.String)
            return TypedDay.Read(element.GetString()!, path);
        if (element.ValueKind != JsonValueKind.Object)
            return Result.Failure<DateRule>(CalendarError.Of(CalendarErrorCodes.BadJson, path, TextId.ErrorNotObject));
        var errors = new List<CalendarError>();
        var rule = new DateRuleReader(new JsonFields(element, path, errors)).Read();
        return rule is not null && errors.Count == 0 ? Result.Success(rule) : Result.Failure<DateRule>(errors);
    }

    /// <summary>Writes a rule as compact JSON; what has its default value is left out.</summary>
    public static string Write(DateRule rule)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
            Write(writer, rule);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a rule into a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, DateRule rule)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", rule.Kind);
        rule.WriteFields(writer);
        if (rule.TimeOfDay is { } time)
            writer.WriteString("timeOfDay", time.ToString());
        if (rule.Roll is { } roll)
            writer.WriteString("roll", JsonNames<DateRoll>.Write(roll));
        if (rule.Region is not null)
            writer.WriteString("region", rule.Region);
        writer.WriteEndObject();
    }
}
