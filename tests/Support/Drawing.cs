using System.Text.Json.Nodes;

namespace Orchestrator.Tests.Support;

/// <summary>Draws further steps into a shipped definition.</summary>
internal static class Drawing
{
    /// <summary>A step that follows another's Done.</summary>
    public static JsonObject Draw(JsonObject definition, string after, string id, string type, string text)
    {
        var root = definition["root"]!;
        var step = new JsonObject
        {
            ["id"] = id,
            ["nodeId"] = $"{(string)root["nodeId"]!}:{id}",
            ["name"] = id,
            ["type"] = type,
            ["version"] = 1,
            ["customProperties"] = new JsonObject(),
            ["metadata"] = new JsonObject { ["displayText"] = text },
        };
        root["activities"]!.AsArray().Add(step);
        root["connections"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = after, ["port"] = "Done" },
                    ["target"] = new JsonObject { ["activity"] = id, ["port"] = "In" },
                }
            );
        return step;
    }

    /// <summary>A step of a definition.</summary>
    public static JsonObject Step(JsonObject definition, string id) =>
        definition["root"]!["activities"]!.AsArray().First(node => (string?)node!["id"] == id)!.AsObject();

    /// <summary>Writes an input as JSON.</summary>
    public static void WriteJson(JsonObject step, string input, string value) =>
        step[input] = new JsonObject
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = value },
        };

    /// <summary>Writes a text input.</summary>
    public static void Write(JsonObject step, string input, string value) =>
        step[input] = new JsonObject
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
        };
}
