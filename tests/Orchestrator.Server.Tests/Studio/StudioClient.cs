using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests.Studio;

/// <summary>Speaks to the server as Studio does on our page: it names the revision it shows.</summary>
internal sealed class StudioClient(ConsoleClient person)
{
    private const string Revision = "X-Studio-Revision";

    private string? _revision;

    public ConsoleClient Person => person;

    /// <summary>Opens a definition's newest version, as the editor does.</summary>
    public async Task<JsonObject> OpenAsync(string definitionId)
    {
        var answer = await CallAsync(
            HttpMethod.Get,
            $"/elsa/api/workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest"
        );
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json!.AsObject();
    }

    /// <summary>Saves what is on the screen.</summary>
    public Task<Answer> SaveAsync(JsonObject definition, bool publish = false) =>
        CallAsync(
            HttpMethod.Post,
            "/elsa/api/workflow-definitions",
            new JsonObject { ["model"] = definition.DeepClone(), ["publish"] = publish }
        );

    public async Task<Answer> CallAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        if (_revision is not null)
            request.Headers.Add(Revision, _revision);
        var answer = await person.SendAsync(request);
        if (answer.Headers.TryGetValues(Revision, out var named))
            _revision = named.Single()[(named.Single().LastIndexOf(':') + 1)..];
        return answer;
    }

    /// <summary>What the server tells people beside its answer; empty when nothing.</summary>
    public static string Notice(Answer answer) =>
        answer.Headers.TryGetValues("X-Studio-Notice", out var notice)
            ? (string)JsonNode.Parse(Uri.UnescapeDataString(notice.Single()))!["text"]!
            : "";

    /// <summary>A copy of a shipped definition under another id, as the console imports it.</summary>
    public static async Task<string> ImportCopyAsync(ConsoleClient person, string file, string id)
    {
        var json = JsonNode
            .Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "workflows", file)))!
            .AsObject();
        json["definitionId"] = id;
        json["name"] = id;
        var imported = await person.PostAsync("/api/console/v1/definitions", json);
        ((bool)imported.Json!["imported"]!).ShouldBeTrue(imported.Text);
        return id;
    }

    /// <summary>An activity of a definition by its id.</summary>
    public static JsonObject Activity(JsonObject definition, string id) =>
        definition["root"]!["activities"]!
            .AsArray()
            .OfType<JsonObject>()
            .Single(activity => (string?)activity["id"] == id);

    public static JsonObject Literal(string value) =>
        new()
        {
            ["typeName"] = null,
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
            ["memoryReference"] = null,
        };
}
