using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.NewYear;

/// <summary>What people read in a definition that goes to another year: the year itself, and days such as 9月25日.</summary>
internal static class RolledTexts
{
    /// <summary>Writes the new year and the new days into names and descriptions.</summary>
    public static void Rewrite(WorkflowDefinition copy, int oldYear, int year, IReadOnlyList<RolledDate> dates)
    {
        var days = dates
            .GroupBy(date => Day(date.Old))
            .Where(group => group.Select(date => date.New).Distinct().Count() == 1)
            .ToDictionary(group => group.Key, group => Day(group.First().New));
        var name = copy.Json["name"]!.ToString();
        Change(copy.Json, "name");
        if (copy.Json["name"]!.ToString() == name)
            copy.Json["name"] = $"{name}（{year}年度）";
        Change(copy.Json, "description");
        foreach (var input in (copy.Json["inputs"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Change(input, "displayName");
            Change(input, "description");
        }

        foreach (var metadata in copy.Root.All().Select(node => node.Json["metadata"]).OfType<JsonObject>())
        {
            Change(metadata, "displayText");
            Change(metadata, "description");
        }

        void Change(JsonObject at, string member)
        {
            if (at[member] is JsonValue text && text.TryGetValue<string>(out var written))
                at[member] = Moved(written.Replace($"{oldYear}", $"{year}", StringComparison.Ordinal), days);
        }
    }

    /// <summary>Texts inside the activities that still name the old year.</summary>
    public static IEnumerable<string> Leftovers(WorkflowDefinition copy, int oldYear) =>
        from node in copy.Root.All()
        from name in node.Json.Select(member => member.Key)
        where
            ReviewInputs
                .Written(node, name)
                ?.ToJsonString(ReviewJson.Options)
                .Contains($"{oldYear}年", StringComparison.Ordinal) == true
        select $"“{node.DisplayText}”的 {name} 中仍有“{oldYear}年”，请核对。";

    /// <summary>All days at once, so that no new day is taken for an old one.</summary>
    private static string Moved(string text, Dictionary<string, string> days)
    {
        var moved = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length; )
        {
            var old = days.Keys.FirstOrDefault(day =>
                string.CompareOrdinal(text, at, day, 0, day.Length) == 0
                && (at == 0 || !char.IsAsciiDigit(text[at - 1]))
            );
            moved.Append(old is null ? text[at..(at + 1)] : days[old]);
            at += old?.Length ?? 1;
        }

        return moved.ToString();
    }

    private static string Day(LocalDate date) => $"{date.Month}月{date.Day}日";
}
