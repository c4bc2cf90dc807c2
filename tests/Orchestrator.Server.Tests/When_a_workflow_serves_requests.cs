using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>HttpEndpoint activities, served below /workflows.</summary>
public class When_a_workflow_serves_requests(OpenServer open)
{
    private static string Input(string type, string value) => $$"""{"typeName":"Object","expression":{"type":"{{type}}","value":{{JsonValue.Create(value)!.ToJsonString()}} } }""";

    /// <summary>Greets whom the path names; with a second endpoint it waits for another request first.</summary>
    private static JsonObject Greeting(string id, string path, bool authorize = true, string? policy = null, string method = "POST")
    {
        var json = $$"""
            {"id":"{{id}}-v1","definitionId":"{{id}}","name":"{{id}}","version":1,"variables":[],"inputs":[],"outputs":[],"options":{},
             "root":{"id":"flow","type":"Elsa.Flowchart","version":1,"activities":[
              {"id":"http","name":"http","type":"Elsa.HttpEndpoint","version":1,"path":{{Input("Literal", path)}},"supportedMethods":{{Input("Object", $"[\"{method}\"]")}},
               "authorize":{{Input("Literal", authorize ? "true" : "false")}},"policy":{{Input("Literal", policy ?? "")}},"requestSizeLimit":{{Input("Literal", "200")}},"customProperties":{"canStartWorkflow":true} },
              {"id":"say","name":"say","type":"Elsa.WriteHttpResponse","version":1,"statusCode":{{Input("Literal", "Created")}},"responseHeaders":{{Input("Object", "{\"X-Greeting\":\"yes\",\"Set-Cookie\":\"a=b\"}")}},
               "content":{{Input("JavaScript", "({ hello: getRouteDataFromHttp().who, from: (getParsedContentFromHttp() || {}).from, q: getQueryStringDataFromHttp().q, cookie: getHeadersFromHttp().Cookie })")}} }],
              "connections":[{"source":{"activity":"http","port":"Done"},"target":{"activity":"say","port":"In"} }]} }
            """;
        return JsonNode.Parse(json)!.AsObject();
    }

    private async Task PublishAsync(JsonObject definition)
    {
        var id = (string)definition["definitionId"]!;
        var imported = await open.Administrator.PostAsync("/api/console/v1/definitions", definition);
        imported.Status.ShouldBe(200, imported.Text);
        ((bool)imported.Json!["imported"]!).ShouldBeTrue(imported.Text);
        using var second = await SignedIn.WithRolesAsync(open.Practice, "p" + Guid.NewGuid().ToString("N")[..8], ["titleOffice"]);
        var published = await second.PostAsync($"/api/console/v1/definitions/{id}/publication", new { });
        published.Status.ShouldBe(200, published.Text);
    }

    /// <summary>A definition is served a few seconds after it was published at the latest.</summary>
    private static async Task<Answer> ServedAsync(Func<Task<Answer>> ask)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await ask();
            if (answer.Status != 404 || tries == 60) return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(250), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_signed_in_person_and_a_portal_get_its_answer_and_nobody_else_does()
    {
        await PublishAsync(Greeting("greet-all", "greet/all/{who}"));
        var answer = await ServedAsync(() => open.Administrator.PostAsync("/workflows/greet/all/World?q=1", new { from = "me" }));
        (answer.Status, answer.Text).ShouldBe((201, "{\"hello\":\"World\",\"from\":\"me\",\"q\":\"1\"}"));
        var byPortal = await open.Portal.SignedAsync(HttpMethod.Post, "/workflows/greet/all/Portal", Encoding.UTF8.GetBytes("{\"from\":\"city\"}"), "application/json");
        (byPortal.Status, (string)byPortal.Json!["from"]!).ShouldBe((201, "city"));

        using var stranger = new ConsoleClient(open.Address);
        (await stranger.PostAsync("/workflows/greet/all/World", new { })).Status.ShouldBe(401);
        using var otherSite = new ConsoleClient(open.Address, ours: false);
        (await otherSite.PostAsync("/workflows/greet/all/World", new { })).Status.ShouldBe(403);
        (await open.Portal.SignedAsync(HttpMethod.Post, "/workflows/greet/all/World", [], contentType: null, request => request.Headers.Remove("X-Signature"))).Status.ShouldBe(401);
        (await open.Administrator.GetAsync("/workflows/greet/all/World")).Status.ShouldBe(404);
        (await open.Administrator.PostAsync("/workflows/greet/all", new { })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_workflow_cannot_set_cookies_and_its_size_limit_holds()
    {
        await PublishAsync(Greeting("greet-head", "greet/head/{who}"));
        await ServedAsync(() => open.Administrator.PostAsync("/workflows/greet/head/World", new { }));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/workflows/greet/head/World") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        using var response = await open.Administrator.Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.Headers.GetValues("X-Greeting").ShouldBe(["yes"]);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await open.Administrator.PostAsync("/workflows/greet/head/World", new { from = new string('x', 500) })).Status.ShouldBe(413);
        using var broken = new HttpRequestMessage(HttpMethod.Post, "/workflows/greet/head/World") { Content = new StringContent("{", Encoding.UTF8, "application/json") };
        (await open.Administrator.SendAsync(broken)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_policy_names_a_role_or_a_portal()
    {
        await PublishAsync(Greeting("greet-office", "greet/office/{who}", policy: "titleOffice"));
        await PublishAsync(Greeting("greet-city", "greet/city/{who}", policy: "portal:city"));
        using var office = await SignedIn.WithRolesAsync(open.Practice, "office" + Guid.NewGuid().ToString("N")[..6], ["titleOffice"]);
        (await ServedAsync(() => office.PostAsync("/workflows/greet/office/x", new { }))).Status.ShouldBe(201);
        using var supervisor = await SignedIn.WithRolesAsync(open.Practice, "sup" + Guid.NewGuid().ToString("N")[..6], ["supervisor"]);
        (await supervisor.PostAsync("/workflows/greet/office/x", new { })).Status.ShouldBe(403);
        (await open.Portal.SignedAsync(HttpMethod.Post, "/workflows/greet/office/x", [], contentType: null)).Status.ShouldBe(403);
        (await ServedAsync(() => open.Portal.SignedAsync(HttpMethod.Post, "/workflows/greet/city/x", [], contentType: null))).Status.ShouldBe(201);
        (await office.PostAsync("/workflows/greet/city/x", new { })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task An_endpoint_open_to_anybody_is_refused()
    {
        var imported = await open.Administrator.PostAsync("/api/console/v1/definitions", Greeting("greet-open", "greet/open", authorize: false));
        imported.Text.ShouldContain("http-unauthenticated");
        using var second = await SignedIn.WithRolesAsync(open.Practice, "o" + Guid.NewGuid().ToString("N")[..8], ["titleOffice"]);
        (await second.PostAsync("/api/console/v1/definitions/greet-open/publication", new { })).Status.ShouldNotBe(200);
        (await open.Administrator.PostAsync("/workflows/greet/open", new { })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_task_is_answered_by_a_portal_that_may()
    {
        var definition = Greeting("ask-task", "ask/task");
        definition["root"]!["activities"]![1] = JsonNode.Parse($$"""{"id":"task","name":"task","type":"Elsa.RunTask","version":1,"taskName":{{Input("Literal", "print")}} }""");
        definition["root"]!["connections"]![0]!["target"]!["activity"] = "task";
        await PublishAsync(definition);
        var started = await ServedAsync(() => open.Administrator.PostAsync("/workflows/ask/task", new { }));
        started.Status.ShouldBe(200, started.Text);
        var instance = (string)started.Json!["workflowInstanceId"]!;
        var task = $"/api/portal/v1/tasks/{instance}:3/result";

        using var other = await open.Practice.AddPortalAsync("tasks-" + Guid.NewGuid().ToString("N")[..6], ["application.submitted"]);
        (await other.PostAsync(task, "{}")).Status.ShouldBe(403);
        foreach (var unknown in (string[])[$"{instance}:2", $"{instance}0:3", "x"])
            (await open.Portal.PostAsync($"/api/portal/v1/tasks/{unknown}/result", "{}")).Status.ShouldBe(404, unknown);
        (await open.Portal.PostAsync(task, "{")).Status.ShouldBe(400);

        var taken = await open.Portal.PostAsync(task, "{\"pages\":3}");
        taken.Status.ShouldBe(200, taken.Text);
        ((bool)(await open.Portal.PostAsync(task, "{\"pages\":3}")).Json!["replayed"]!).ShouldBeTrue();
        (await open.Portal.PostAsync(task, "{\"pages\":4}")).Problem.ShouldBe("task-answered");
        (await open.Administrator.GetAsync($"/elsa/api/workflow-instances/{instance}")).Text.ShouldContain("\"Finished\"");
    }

    [Fact]
    public async Task A_path_of_another_workflow_is_refused()
    {
        await PublishAsync(Greeting("greet-first", "greet/taken/{who}"));
        await ServedAsync(() => open.Administrator.PostAsync("/workflows/greet/taken/x", new { }));
        (await open.Administrator.PostAsync("/api/console/v1/definitions", Greeting("greet-second", "Greet/Taken/{name}"))).Status.ShouldBe(200);
        using var second = await SignedIn.WithRolesAsync(open.Practice, "t" + Guid.NewGuid().ToString("N")[..8], ["titleOffice"]);
        var refused = await second.PostAsync("/api/console/v1/definitions/greet-second/publication", new { });
        refused.Status.ShouldNotBe(200);
        refused.Text.ShouldContain("greet-first");
    }
}
