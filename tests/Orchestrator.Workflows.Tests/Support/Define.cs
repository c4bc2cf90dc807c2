using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Tests.Support;

/// <summary>Definitions in few words.</summary>
internal static class Define
{
    public static string Workflow(JsonObject root, JsonArray? variables = null, Action<JsonObject>? more = null)
    {
        var json = new JsonObject
        {
            ["id"] = "v1",
            ["definitionId"] = "d1",
            ["name"] = "Test",
            ["version"] = 1,
            ["variables"] = variables ?? [],
            ["root"] = root,
        };
        more?.Invoke(json);
        return json.ToJsonString();
    }

    /// <summary>Connections are written <c>a b</c> or <c>a:Port b</c>.</summary>
    public static JsonObject Flowchart(JsonObject[] activities, params string[] connections) =>
        new()
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray([.. activities]),
            ["connections"] = new JsonArray([.. connections.Select(Connection)]),
        };

    public static JsonObject Sequence(params JsonObject[] activities) =>
        Activity("seq", "Elsa.Sequence", json => json["activities"] = new JsonArray([.. activities]));

    public static JsonObject Activity(string id, string type, Action<JsonObject>? more = null)
    {
        var json = new JsonObject
        {
            ["id"] = id,
            ["name"] = id,
            ["type"] = type,
            ["version"] = 1,
        };
        more?.Invoke(json);
        return json;
    }

    public static JsonObject Line(string id, JsonNode? text = null) =>
        Activity(id, "Elsa.WriteLine", json => json["text"] = text ?? Literal(id));

    public static JsonObject Merging(this JsonObject activity, string mode)
    {
        activity["customProperties"] = new JsonObject { ["mergeMode"] = mode };
        return activity;
    }

    public static JsonObject Renamed(this JsonObject activity, string id)
    {
        activity["id"] = id;
        return activity;
    }

    public static JsonObject Join(string id, string? mode) => Activity(id, "Elsa.FlowJoin", json =>
        {
            if (mode is not null)
                json["mode"] = Literal(mode);
        });

    public static JsonObject Event(string id) => Activity(id, "Elsa.Event", json => json["eventName"] = Literal(id));

    public static JsonObject Set(string id, string variable, JsonNode value) => Activity(id, "Elsa.SetVariable", json =>
        {
            json["variable"] = new JsonObject { ["id"] = variable, ["name"] = variable };
            json["value"] = value;
        });

    public static JsonObject Variable(string name, string type = "Object", JsonNode? value = null) =>
        new()
        {
            ["id"] = name,
            ["name"] = name,
            ["typeName"] = type,
            ["value"] = value,
        };

    public static JsonObject Literal(JsonNode? value) => Input("Literal", value);

    public static JsonObject Script(string text) => Input("JavaScript", text);

    public static JsonObject Input(string type, JsonNode? value) =>
        new()
        {
            ["typeName"] = null,
            ["expression"] = new JsonObject { ["type"] = type, ["value"] = value },
        };

    private static JsonObject Connection(string text)
    {
        var ends = text.Split(' ');
        var source = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
