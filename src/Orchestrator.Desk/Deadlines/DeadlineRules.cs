using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Deadlines;

/// <summary>
/// Finds the rule that a deadline was counted by, in the activity that owns it, and counts again: what the deadline row keeps
/// (the anchors' dates, the calendar's version) gives the same day, now with its proof.
/// </summary>
public static class DeadlineRules
{
    /// <summary>The resolved date with its proof; null when no rule of the activity gives the deadline's day.</summary>
    public static ResolvedProof? Prove(
        ActivityNode? activity,
        DeadlineKind kind,
        LocalDate dueDate,
        string? basis,
        IReadOnlyDictionary<string, LocalDate> anchors,
        DateResolver resolver
    )
    {
        return activity is null ? null : Prove(RulesIn(activity.Json), kind, dueDate, basis, anchors, resolver);
    }

    /// <summary>The first of the rules that gives the deadline's day, with its proof.</summary>
    public static ResolvedProof? Prove(
        IEnumerable<DateRule> rules,
        DeadlineKind kind,
        LocalDate dueDate,
        string? basis,
        IReadOnlyDictionary<string, LocalDate> anchors,
        DateResolver resolver
    )
    {
        var known = WithBasis(anchors, basis);
        foreach (var rule in rules)
        {
            if (kind == DeadlineKind.Opening)
            {
                if (resolver.ResolveOpening(rule, known).TryGet(out var opening) && opening.Date == dueDate)
                    return new ResolvedProof(rule, opening.Proof, opening.CalendarVersion);
            }
            else if (resolver.ResolveDue(rule, known).TryGet(out var due) && due.Date == dueDate)
            {
                return new ResolvedProof(rule, due.Proof, due.CalendarVersion);
            }
        }

        return null;
    }

    /// <summary>Anchors as a deadline was counted from them: the dates of its basis over those of the cycle.</summary>
    public static Dictionary<string, LocalDate> WithBasis(IReadOnlyDictionary<string, LocalDate> anchors, string? basis)
    {
        var known = new Dictionary<string, LocalDate>(anchors);
        if (basis is null || JsonNode.Parse(basis) is not JsonObject dates)
            return known;
        foreach (var (name, value) in dates)
        {
            if (
                value is JsonValue text
                && text.TryGetValue<string>(out var day)
                && LocalDatePattern.Iso.Parse(day) is { Success: true } parsed
            )
            {
                known[name] = parsed.Value;
            }
        }

        return known;
    }

    // Inputs hold rules as objects, or as texts of objects.
    private static IEnumerable<DateRule> RulesIn(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                if (json["kind"] is JsonValue && Read(json.ToJsonString()) is { } rule)
                    yield return rule;
                foreach (
                    var inner in json.Where(member => member.Key is not ("activities" or "connections" or "metadata"))
                        .SelectMany(member => RulesIn(member.Value))
                )
                {
                    yield return inner;
                }
                break;
            case JsonArray items:
                foreach (var inner in items.SelectMany(RulesIn))
                    yield return inner;
                break;
            case JsonValue value
                when value.TryGetValue<string>(out var text)
                    && text.TrimStart().StartsWith('{')
                    && Read(text) is { } written:
                yield return written;
                break;
        }
    }

    private static DateRule? Read(string json) => DateRuleJson.Read(json).TryGet(out var rule) ? rule : null;
}
