using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Calendars;

namespace Orchestrator.Workflows.Definitions;

/// <summary>
/// Days as people type them (11月1日, 2024年11月1日) in a definition of a year: inputs of activities and defaults of workflow inputs that are
/// nothing but such a day are read as its ISO form, in the year that the definition says it is of (<c>customProperties.*.year</c>).
/// Elsa's own activities, and definitions of no year, keep their texts.
/// </summary>
internal static class WrittenDays
{
    private const char Mark = '月';
    private const string EscapedMark = "\\u6708";

    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The definition itself when it has no such day, else a copy with ISO days.</summary>
    public static JsonObject Settle(JsonObject definition)
    {
        if (YearOf(definition) is not { } year || !HasDay(definition, year))
            return definition;
        var settled = (JsonObject)definition.DeepClone();
        foreach (var (holder, member) in Places(settled).ToList())
        {
            if (Written(holder, member, year) is { } written)
                holder[member] = written;
        }
        return settled;
    }

    private static int? YearOf(JsonObject definition) =>
        (definition["customProperties"] as JsonObject)
            ?.Select(member => (member.Value as JsonObject)?["year"] as JsonValue)
            .Select(value => value is not null && value.TryGetValue<int>(out var year) ? year : (int?)null)
            .FirstOrDefault(year => year is not null);

    private static bool HasDay(JsonObject definition, int year) =>
        Places(definition).Any(place => Written(place.Holder, place.Member, year) is not null);

    /// <summary>What is written as JSON cannot be a bare day: there it is the rule of that day.</summary>
    private static JsonNode? Written(JsonObject holder, string member, int year)
    {
        var value = holder[member]!;
        return
            MemberReader.AsText(holder["type"]) is "Object" or "Json"
            && member == "value"
            && MemberReader.AsText(value) is { } text
            && TypedDay.TryRead(text, year, out var day)
            ? JsonValue.Create($$"""{"kind":"fixed","date":"{{LocalDatePattern.Iso.Format(day)}}"}""")
            : Settled(value, year);
    }

    /// <summary>Where values stand: what an input is written as, and the default of a workflow input.</summary>
    private static IEnumerable<(JsonObject Holder, string Member)> Places(JsonObject definition)
    {
        foreach (var input in (definition["inputs"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (input["defaultValue"] is not null)
                yield return (input, "defaultValue");
        }
        foreach (
            var activity in ActivityNumbers
                .Activities(definition["root"], isRoot: true)
                .Where(activity =>
                    MemberReader.AsText(activity["type"])?.StartsWith("Elsa.", StringComparison.Ordinal) == false
                )
        )
        {
            foreach (
                var written in activity.Select(member => (member.Value as JsonObject)?["expression"] as JsonObject)
            )
            {
                if (
                    written?["value"] is not null
                    && MemberReader.AsText(written["type"]) is "Literal" or "Object" or "Json"
                )
                {
                    yield return (written!, "value");
                }
            }
        }
    }

    /// <summary>A value with its days in ISO form; null when it has none.</summary>
    private static JsonNode? Settled(JsonNode value, int year)
    {
        switch (value)
        {
            case JsonArray items:
                var list = items.Select(item => item is null ? null : Settled(item, year)).ToList();
                return list.TrueForAll(item => item is null)
                    ? null
                    : new JsonArray([.. items.Select((item, at) => list[at] ?? item?.DeepClone())]);
            case JsonObject members:
                var changed = members
                    .Select(member => (member.Key, Value: member.Value is null ? null : Settled(member.Value, year)))
                    .Where(member => member.Value is not null)
                    .ToList();
                if (changed.Count == 0)
                    return null;
                var copy = (JsonObject)members.DeepClone();
                foreach (var (key, day) in changed)
                    copy[key] = day;
                return copy;
            case JsonValue text
                when text.TryGetValue<string>(out var written)
                    && (
                        written.Contains(Mark, StringComparison.Ordinal)
                        || written.Contains(EscapedMark, StringComparison.Ordinal)
                    ):
                return Day(written, year);
            default:
                return null;
        }
    }

    private static JsonNode? Day(string written, int year)
    {
        if (TypedDay.TryRead(written, year, out var day))
            return JsonValue.Create(LocalDatePattern.Iso.Format(day));
        if (written.TrimStart() is not ['{' or '[', ..])
            return null;
        try
        {
            return JsonNode.Parse(written) is { } json && Settled(json, year) is { } settled
                ? JsonValue.Create(settled.ToJsonString(Compact))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
