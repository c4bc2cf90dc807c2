using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.TitleReview.Facts;

/// <summary>Notes what conditions look at; <see cref="Conditions"/> says how they are written.</summary>
/// <param name="payload">The application's payload, where it is noted.</param>
/// <param name="atSubmission">Whether the submission checks the conditions.</param>
internal sealed class FactWalk(FactNode payload, bool atSubmission)
{
    /// <summary>Notes what a condition looks at.</summary>
    public void Look(JsonNode? condition) => Look(condition, payload);

    private void Look(JsonNode? json, FactNode scope)
    {
        if (json is not JsonObject condition)
            return;
        if ((condition["all"] ?? condition["any"]) is JsonArray items)
        {
            foreach (var item in items)
                Look(item, scope);
        }
        else if (condition["not"] is { } denied)
        {
            Look(denied, scope);
        }
        else if (Text(condition["some"]) is { } list)
        {
            Look(condition["where"], ItemsOf(list, scope));
        }
        else if (Text(condition["fact"]) is { } fact)
        {
            var (name, value) = condition.FirstOrDefault(member => member.Key != "fact");
            Compare(scope.At(fact, atSubmission), name, value);
        }
    }

    private FactNode ItemsOf(string list, FactNode scope) =>
        list.StartsWith(Conditions.MonthsBefore, StringComparison.Ordinal)
            ? new FactNode(list).Is(FieldKind.Text)
            : scope.At(list, atSubmission).List();

    private void Compare(FactNode fact, string comparison, JsonNode? value)
    {
        if (comparison == "contains")
            fact.List();
        if (Text(value) is ['$', .. var path])
        {
            var other = payload.At(path, atSubmission);
            if (comparison == "in")
                other.List();
            fact.Is(other.Kind ?? KindOf(comparison));
            other.Is(fact.Kind);
            return;
        }

        if (comparison == "in" && value is JsonArray choices)
        {
            foreach (var choice in choices)
                CompareWith(choice as JsonValue, fact, comparison);
        }
        else
        {
            CompareWith(value as JsonValue, fact, comparison);
        }
    }

    private static void CompareWith(JsonValue? value, FactNode fact, string comparison)
    {
        switch (value?.GetValueKind())
        {
            case JsonValueKind.Number:
                fact.Is(FieldKind.Number);
                break;
            case JsonValueKind.True or JsonValueKind.False when comparison != "exists":
                fact.Is(FieldKind.Boolean);
                break;
            case JsonValueKind.String when comparison is "is" or "in" or "contains":
                fact.Offer(value.GetValue<string>());
                break;
            case JsonValueKind.String when comparison is "onOrAfter" or "onOrBefore":
                fact.Is(FieldKind.Date);
                break;
            case JsonValueKind.String when ReviewJson.TryReadDate(value.GetValue<string>(), out _):
                fact.Is(FieldKind.Date);
                break;
        }
    }

    /// <summary>The kind that a comparison with another fact tells; null when it tells none.</summary>
    private static FieldKind? KindOf(string comparison) =>
        comparison switch
        {
            "atLeast" or "atMost" => FieldKind.Number,
            "onOrAfter" or "onOrBefore" => FieldKind.Date,
            _ => null,
        };

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
