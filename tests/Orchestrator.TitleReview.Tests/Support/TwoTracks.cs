using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Tests.Support;

/// <summary>The handed schedule with two windows, its second one given days and a track of its own.</summary>
internal static class TwoTracks
{
    /// <summary>
    /// Both windows declare their levels, unless told otherwise; the second opens on 21 October and closes on 15
    /// November.
    /// </summary>
    public static JsonObject Schedule(string? first = "正高,副高", string? second = "中级")
    {
        var schedule = JsonNode.Parse(HandedCases.Text("two-windows", "tianjin-2024"))!.AsObject();
        var (senior, junior) = (Step(schedule, "Window"), Step(schedule, "Window2"));
        Write(junior, "opens", """{"kind":"fixed","date":"2024-10-21"}""");
        Write(junior, "closes", """{"kind":"fixed","date":"2024-11-15"}""");
        Declare(senior, "高级", first);
        Declare(junior, "中级", second);
        return schedule;
    }

    /// <summary>A step of a definition.</summary>
    public static JsonObject Step(JsonObject definition, string id) =>
        definition["root"]!["activities"]!.AsArray().First(node => (string?)node!["id"] == id)!.AsObject();

    /// <summary>Writes an input.</summary>
    public static void Write(JsonObject step, string input, string value) =>
        step[input] = new JsonObject
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = value },
        };

    private static void Declare(JsonObject window, string track, string? levels)
    {
        if (levels is null)
            return;
        window["track"] = new JsonObject
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = track },
        };
        Write(
            window,
            "trackLevels",
            new JsonArray([.. levels.Split(',').Select(level => (JsonNode)level)]).ToJsonString()
        );
    }
}
