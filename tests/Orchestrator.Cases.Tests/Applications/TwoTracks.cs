using System.Text.Json.Nodes;

namespace Orchestrator.Cases.Tests.Applications;

/// <summary>Tianjin 2024 in two tracks: 高级 from 8 October to 1 November, 中级 from 21 October to 15 November.</summary>
internal static class TwoTracks
{
    /// <summary>The schedule with a second window for the levels given.</summary>
    public static string In(string json, string junior = "中级")
    {
        var schedule = JsonNode.Parse(json)!.AsObject();
        var (steps, arrows) = (schedule["root"]!["activities"]!.AsArray(), schedule["root"]!["connections"]!.AsArray());
        var first = steps.First(step => (string?)step!["id"] == "Window")!.AsObject();
        var second = first.DeepClone().AsObject();
        (second["id"], second["name"], second["nodeId"]) = ("Window2", "Window2", "Workflow1:Schedule:Window2");
        Write(first, "trackLevels", """["正高","副高"]""");
        Write(
            second,
            "trackLevels",
            new JsonArray([.. junior.Split(',').Select(level => (JsonNode)level)]).ToJsonString()
        );
        Write(second, "opens", """{"kind":"fixed","date":"2024-10-21"}""");
        Write(second, "closes", """{"kind":"fixed","date":"2024-11-15"}""");
        (first["track"], second["track"]) = (Text("高级"), Text("中级"));
        steps.Add(second);
        foreach (
            var arrow in arrows
                .Where(arrow => (string?)arrow!["target"]!["activity"] == "Window")
                .Select(arrow => arrow!.DeepClone())
                .ToList()
        )
        {
            arrow["target"]!["activity"] = "Window2";
            arrows.Add(arrow);
        }

        return schedule.ToJsonString();
    }

    private static void Write(JsonObject step, string input, string value) =>
        step[input] = new JsonObject
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = value },
        };

    private static JsonObject Text(string value) =>
        new()
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
        };
}
