using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Absence;

/// <summary>A definition, shipped or made, with one activity taken out.</summary>
/// <param name="City">The schedule's definition id.</param>
/// <param name="File">The file it is taken out of.</param>
/// <param name="ActivityId">The activity.</param>
/// <param name="Bridged">True: the arrows that led into it lead to what followed it; false: they are cut.</param>
internal sealed record Removal(string City, string File, string ActivityId, bool Bridged)
{
    private static readonly Dictionary<string, MadeNotice> Made = new()
    {
        ["tianhe-2024"] = new("tianhe", "tianhe-2024"),
        ["jiangzhou-2025"] = new("jiangzhou", "jiangzhou-2025"),
        ["linjiang-2025"] = new("linjiang", "linjiang-2025"),
        ["yunling-2026"] = new("yunling", "yunling-2026"),
    };

    /// <summary>The five schedules that are shipped, and those made for tests.</summary>
    public static IReadOnlyList<string> Cities { get; } =
    ["tianjin-2024", "tianjin-quality-2023", "yuncheng-2024", "liuzhou-2024", "xianning-2024", .. Made.Keys];

    /// <summary>The notices known to a city, its own among them.</summary>
    public static NoticeBook NoticesOf(string city) =>
        Made.TryGetValue(city, out var made) ? made.Notices : Definitions.Notices;

    /// <summary>A definition of a city as written.</summary>
    public static string TextOf(string city, string id) =>
        Made.TryGetValue(city, out var made) ? made.Text(id) : Definitions.Text(id + ".json");

    /// <summary>Each activity of each schedule and application, both ways.</summary>
    public static IEnumerable<Removal> All() =>
        from city in Cities
        from file in new[] { city, city + "-application" }
        from activity in JsonNode.Parse(TextOf(city, file))!["root"]!["activities"]!.AsArray()
        from bridged in new[] { true, false }
        select new Removal(city, file, (string)activity!["id"]!, bridged);

    /// <summary>What people call the activity.</summary>
    public string DisplayText() => (string?)Activity()["metadata"]?["displayText"] ?? ActivityId;

    /// <summary>The activity's type.</summary>
    public string Type() => (string)Activity()["type"]!;

    /// <summary>The file without it.</summary>
    public string Json()
    {
        var definition = JsonNode.Parse(TextOf(City, File))!.AsObject();
        var root = definition["root"]!.AsObject();
        var activities = root["activities"]!.AsArray();
        activities.Remove(activities.First(node => (string?)node!["id"] == ActivityId));
        var arrows = root["connections"]!.AsArray().Select(arrow => arrow!.AsObject()).ToList();
        var inward = arrows.Where(arrow => End(arrow, "target") == ActivityId).ToList();
        var outward = arrows.Where(arrow => End(arrow, "source") == ActivityId).ToList();
        var kept = arrows.Except(inward).Except(outward).Select(arrow => arrow.DeepClone()).ToList();
        if (Bridged)
        {
            foreach (
                var (from, to) in from first in inward
                from second in outward
                where End(first, "source") != ActivityId && End(second, "target") != ActivityId
                select (first, second)
            )
            {
                kept.Add(
                    new JsonObject { ["source"] = from["source"]!.DeepClone(), ["target"] = to["target"]!.DeepClone() }
                );
            }
        }

        root["connections"] = new JsonArray([.. kept.DistinctBy(arrow => arrow.ToJsonString())]);
        return definition.ToJsonString();
    }

    /// <inheritdoc />
    public override string ToString() => $"{File}/{ActivityId}/{(Bridged ? "bridged" : "cut")}";

    private JsonNode Activity() =>
        JsonNode.Parse(TextOf(City, File))!["root"]!["activities"]!
            .AsArray()
            .First(node => (string?)node!["id"] == ActivityId)!;

    private static string? End(JsonObject arrow, string end) => (string?)arrow[end]!["activity"];
}
