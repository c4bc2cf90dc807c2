using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.NewYear;

/// <summary>Confirms a proposed date, or puts the notice's own in its place. Who confirmed what when stays in the definition.</summary>
public static class DateConfirmation
{
    internal const string Member = "confirmed";

    /// <summary>The dates of a definition that nobody has confirmed yet.</summary>
    public static IReadOnlyList<RolledDate> Waiting(WorkflowDefinition definition, WorkingCalendar calendar) =>
        [
            .. DateMark
                .Of(definition)
                .Select(mark =>
                {
                    var node = definition.Root.All().FirstOrDefault(node => node.Id == mark.ActivityId);
                    var label = node?.DisplayText
                        ?? definition.Inputs.FirstOrDefault(input => input.Name == mark.Input)?.DisplayName
                        ?? mark.Input;
                    return new RolledDate(
                        mark.ActivityId,
                        mark.Input,
                        label,
                        node is null ? [] : ReviewInputs.ClausesOf(node, InputOf(mark)),
                        mark.Was,
                        mark.Proposed,
                        new BilingualText(mark.Reason, mark.ReasonEn),
                        calendar.IsProvisional(mark.Proposed)
                    );
                }),
        ];

    // A date may be a part of its input, as in milestones[0].latest.
    private static string InputOf(DateMark mark) => mark.Input.Split('.', '[')[0];

    /// <summary>
    /// A copy of the definition with one mark turned into a confirmation; null when there is no such mark, or its
    /// date cannot be set by a date alone.
    /// </summary>
    /// <param name="definition">The definition; it stays as it is.</param>
    /// <param name="activityId">The mark's activity; null for an input or a property of the definition.</param>
    /// <param name="input">The mark's input.</param>
    /// <param name="date">The confirmed date; null confirms the proposal. A rule that has no date but a month (月底, 上旬) takes none.</param>
    /// <param name="who">Account of the person.</param>
    /// <param name="on">The day it is confirmed.</param>
    public static JsonObject? Confirm(
        WorkflowDefinition definition,
        string? activityId,
        string input,
        LocalDate? date,
        string who,
        LocalDate on
    )
    {
        if (
            DateMark.Of(definition).FirstOrDefault(mark => mark.ActivityId == activityId && mark.Input == input)
            is not { } mark
        )
        {
            return null;
        }
        var copy = DefinitionReader.Read((JsonObject)definition.Json.DeepClone()).Definition!;
        if (date is { } other && other != mark.Proposed && !Set(copy, mark, other))
            return null;
        var about = DateMark.About(copy.Json)!;
        var marks = (JsonArray)about[DateMark.Member]!;
        marks.RemoveAll(entry => entry is JsonObject written && DateMark.Read(written) == mark);
        if (marks.Count == 0)
            about.Remove(DateMark.Member);
        if (about[Member] is not JsonArray confirmed)
            about[Member] = confirmed = [];
        confirmed.Add(
            new JsonObject
            {
                ["activity"] = activityId,
                ["input"] = input,
                ["was"] = Iso(mark.Was),
                ["proposed"] = Iso(mark.Proposed),
                ["date"] = Iso(date ?? mark.Proposed),
                ["by"] = who,
                ["on"] = Iso(on),
            }
        );
        return copy.Json;
    }

    private static bool Set(WorkflowDefinition copy, DateMark mark, LocalDate date)
    {
        if (mark.ActivityId is null)
            return SetInput(copy.Json, mark.Input, date) || SetAt(DateMark.About(copy.Json), mark.Input, date);
        var node = copy.Root.All().FirstOrDefault(node => node.Id == mark.ActivityId);
        var name = InputOf(mark);
        if (
            node is null
            || ReviewInputs.Written(node, name)?.DeepClone() is not { } written
            || node.Json[name]!["expression"] is not JsonObject expression
        )
        {
            return false;
        }
        var holder = new JsonObject { [name] = written };
        if (!SetAt(holder, mark.Input, date))
            return false;
        var changed = holder[name]!.DeepClone();
        expression["value"] =
            expression["value"] is JsonValue && changed is not JsonValue
                ? changed.ToJsonString(ReviewJson.Options)
                : changed;
        return true;
    }

    private static bool SetInput(JsonObject definition, string name, LocalDate date)
    {
        if (
            (definition["inputs"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .FirstOrDefault(input => input["name"]?.ToString() == name)
            is not { } found
        )
        {
            return false;
        }
        found["defaultValue"] = Iso(date);
        return true;
    }

    /// <summary>Follows a path such as <c>milestones[0].latest</c> to an ISO date or a fixed date rule.</summary>
    private static bool SetAt(JsonNode? at, string path, LocalDate date)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        foreach (var step in steps.SkipLast(1))
            at = Child(at, step);
        var last = steps[^1];
        switch (Child(at, last))
        {
            case JsonObject rule when rule["kind"]?.ToString() == FixedDateRule.KindName:
                rule["date"] = Iso(date);
                if (rule.ContainsKey("weekday"))
                    rule["weekday"] = date.DayOfWeek.ToString();
                return true;
            case JsonValue value
                when value.GetValueKind() == JsonValueKind.String && ReviewJson.TryReadDate(value.ToString(), out _):
                if (at is JsonArray items)
                    items[Index(last)] = Iso(date);
                else
                    at![last] = Iso(date);
                return true;
            default:
                return false;
        }
    }

    private static JsonNode? Child(JsonNode? at, string step) =>
        at switch
        {
            JsonArray items when step.StartsWith('[') && Index(step) < items.Count => items[Index(step)],
            JsonObject members => members[step],
            _ => null,
        };

    private static int Index(string step) =>
        int.Parse(step.Trim('[', ']'), System.Globalization.CultureInfo.InvariantCulture);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
