using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Calendars;

/// <summary>
/// Counts the date of a stored deadline again from what its row keeps, without running the activity that owns it: the earliest
/// that its rules give, counted from the dates of the cycle and, where the cycle has none of that name, from the row's own.
/// </summary>
public static class DateCount
{
    /// <summary>Rules as a row keeps them: a JSON array.</summary>
    public static string? Write(IReadOnlyList<DateRule>? rules) =>
        rules is null ? null : "[" + string.Join(',', rules.Select(DateRuleJson.Write)) + "]";

    /// <summary>Reads what <see cref="Write"/> wrote. Throws when it was not: a row is never written otherwise.</summary>
    public static IReadOnlyList<DateRule> Read(string rules)
    {
        using var document = JsonDocument.Parse(rules);
        return [.. document.RootElement.EnumerateArray().Select(rule => DateRuleJson.Read(rule).Value)];
    }

    /// <summary>The dates a row's rules count from: its own, and over them the cycle's.</summary>
    public static Dictionary<string, LocalDate> Anchors(string? basis, IReadOnlyDictionary<string, LocalDate> cycle)
    {
        var anchors = new Dictionary<string, LocalDate>(cycle, StringComparer.Ordinal);
        if (basis is null || JsonNode.Parse(basis) is not JsonObject own)
            return anchors;
        foreach (var (name, value) in own)
        {
            if (!anchors.ContainsKey(name))
                anchors[name] = LocalDatePattern.Iso.Parse((string)value!).Value;
        }

        return anchors;
    }

    /// <summary>The earliest of the dates; null when none can be counted.</summary>
    public static DueDate? Earliest(
        IReadOnlyList<DateRule> rules,
        IReadOnlyDictionary<string, LocalDate> anchors,
        DateResolver resolver
    )
    {
        DueDate? earliest = null;
        foreach (var rule in rules)
        {
            if (
                resolver.FindDue(rule, anchors).TryGet(out var due)
                && (earliest is not { } known || due.Due < known.Due)
            )
            {
                earliest = due;
            }
        }

        return earliest;
    }

    /// <summary>What the rules counted from, as a row keeps it.</summary>
    public static JsonObject? Basis(IReadOnlyList<DateRule> rules, IReadOnlyDictionary<string, LocalDate> anchors)
    {
        JsonObject? basis = null;
        foreach (var rule in rules)
        {
            if (rule.AnchorName is { } anchor && anchors.TryGetValue(anchor, out var date))
                (basis ??= [])[anchor] = LocalDatePattern.Iso.Format(date);
        }

        return basis;
    }
}
