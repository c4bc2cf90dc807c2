using System.Text.Json.Nodes;

namespace Orchestrator.Browser.Tests;

/// <summary>Definitions that a story begins with, and what the server says of them.</summary>
internal static class Drafts
{
    /// <summary>The shipped schedule that the stories are about.</summary>
    public const string Schedule = "tianjin-2024";

    /// <summary>An activity that waits for an event that never comes.</summary>
    public const string Waiting =
        """{"id":"W1","type":"Elsa.Event","name":"W1","version":1,"metadata":{"displayText":"等待","designer":{"position":{"x":80,"y":200},"size":{"width":150,"height":54}}},"eventName":{"typeName":"String","expression":{"type":"Literal","value":"never"}}}""";

    /// <summary>The route of a definition in the editor.</summary>
    public static string Edit(string id) => $"/design?at=workflows/definitions/{id}/edit";

    /// <summary>A copy of Tianjin's schedule that a story may change, without one of its steps where the story draws that.</summary>
    public static async Task<string> CopyAsync(Visitor visitor, string id, string? without = null)
    {
        var json = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(Places.Root, "workflows", Schedule + ".json"))
        )!;
        (json["definitionId"], json["name"]) = (id, id);
        if (without is null)
            await visitor.PostJsonAsync("/api/console/v1/definitions", json.ToJsonString());
        else
            await SaveWithoutAsync(visitor, json, without);
        return id;
    }

    /// <summary>An import takes only what is whole; the designer saves what is begun.</summary>
    private static Task SaveWithoutAsync(Visitor visitor, JsonNode model, string step)
    {
        var root = model["root"]!;
        root["activities"]!.AsArray().RemoveAll(activity => (string?)activity!["id"] == step);
        root["connections"]!
            .AsArray()
            .RemoveAll(arrow => new[] { "source", "target" }.Any(end => (string?)arrow![end]!["activity"] == step));
        return visitor.PostJsonAsync(
            "/elsa/api/workflow-definitions",
            new JsonObject { ["model"] = model, ["publish"] = false }.ToJsonString()
        );
    }

    /// <summary>Draws a small definition that is no schedule; Run tries it in memory. Gives its id.</summary>
    public static async Task<string> DrawAsync(
        Visitor visitor,
        string name,
        string activities = Waiting,
        string first = "W1",
        string connections = "",
        bool isUsable = false
    )
    {
        var model = Definition("", name, activities, first, connections);
        model["options"] = new JsonObject { ["usableAsActivity"] = isUsable };
        var saved = await visitor.PostJsonAsync(
            "/elsa/api/workflow-definitions",
            new JsonObject { ["model"] = model, ["publish"] = false }.ToJsonString()
        );
        return (string)saved["workflowDefinition"]!["definitionId"]!;
    }

    /// <summary>A small definition as a file holds it.</summary>
    public static JsonObject Definition(
        string id,
        string name,
        string activities = Waiting,
        string first = "W1",
        string connections = ""
    ) =>
        JsonNode
            .Parse(
                $$$"""
                {"$schema":"https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json","definitionId":"{{{id}}}","name":"{{{name}}}","variables":[],"inputs":[],"outputs":[],"outcomes":[],"customProperties":{},"options":{},
                 "root":{"id":"Root","type":"Elsa.Flowchart","name":"Root","version":1,"start":"{{{first}}}","activities":[{{{activities}}}],"connections":[{{{connections}}}] } }
                """
            )!
            .AsObject();

    /// <summary>What the console's API lists under a name; null when it lists nothing.</summary>
    public static async Task<JsonNode?> FindAsync(Visitor visitor, string name) =>
        (await visitor.GetJsonAsync("/api/console/v1/definitions"))
            .AsArray()
            .SingleOrDefault(definition => (string?)definition!["name"] == name);

    /// <summary>A second person approves what was submitted under this name.</summary>
    public static async Task ApproveAsync(Visitor second, string name)
    {
        var definition = (await FindAsync(second, name))!;
        await second.PostJsonAsync(
            $"/api/console/v1/definitions/{definition["id"]}/publication",
            new JsonObject { ["revision"] = definition["submission"]!["revision"]!.DeepClone() }.ToJsonString()
        );
    }

    /// <summary>The trial runs, plays and cycles that Studio lists, as summaries.</summary>
    public static async Task<IReadOnlyList<JsonNode>> InstancesAsync(Visitor visitor) =>
        [
            .. (await visitor.PostJsonAsync("/elsa/api/workflow-instances", """{"page":0,"pageSize":100}"""))["items"]!
                .AsArray()
                .Select(item => item!),
        ];
}
