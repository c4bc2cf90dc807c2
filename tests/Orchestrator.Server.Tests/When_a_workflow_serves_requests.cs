using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>HttpEndpoint activities, served below /workflows.</summary>
public class When_a_workflow_serves_requests(OpenServer open)
{
    private static string Input(string type, string value) =>
        $$"""{"typeName":"Object","expression":{"type":"{{type}}","value":{{JsonValue.Create(value)!.ToJsonString()}} } }""";

    /// <summary>Greets whom the path names; with a second endpoint it waits for another request first.</summary>
    private static JsonObject Greeting(
        string id,
        string path,
        bool authorize = true,
        string? policy = null,
        string method = "POST"
    )
    {
        var json = $$"""
            {"id":"{{id}}-v1","definitionId":"{{id}}","name":"{{id}}","version":1,"variables":[],"inputs":[],"outputs":[],"options":{},
             "root":{"id":"flow","type":"Elsa.Flowchart","version":1,"activities":[
              {"id":"http","name":"http","type":"Elsa.HttpEndpoint","version":1,"path":{{Input(
                "Literal",
                path
            )}},"supportedMethods":{{Input("Object", $"[\"{method}\"]")}},
               "authorize":{{Input("Literal", authorize ? "true" : "false")}},"policy":{{Input(
                "Literal",
                policy ?? ""
            )}},"requestSizeLimit":{{Input(
                "Literal",
                id.StartsWith("answer", StringComparison.Ordinal) ? "5000" : "200"
            )}},"customProperties":{"canStartWorkflow":true} },
              {"id":"say","name":"say","type":"Elsa.WriteHttpResponse","version":1,"statusCode":{{Input(
                "Literal",
                "Created"
            )}},"responseHeaders":{{Input("Object", "{\"X-Greeting\":\"yes\",\"Set-Cookie\":\"a=b\"}")}},
               "content":{{Input(
                "JavaScript",
                "({ hello: getRouteDataFromHttp().who, from: (getParsedContentFromHttp() || {}).from, q: "
+ "getQueryStringDataFromHttp().q, cookie: getHeadersFromHttp().Cookie })"
            )}} }],
              "connections":[{"source":{"activity":"http","port":"Done"},"target":{"activity":"say","port":"In"} }]} }
            """;
        return JsonNode.Parse(json)!.AsObject();
    }

    private Task PublishAsync(JsonObject definition) => Flows.PublishAsync(open, definition);

    private static Task<Answer> ServedAsync(Func<Task<Answer>> ask) => Flows.ServedAsync(ask);

    [Fact]
    public async Task A_signed_in_person_and_a_portal_get_its_answer_and_nobody_else_does()
    {
        await PublishAsync(Greeting("greet-all", "greet/all/{who}"));
        var answer = await ServedAsync(() =>
            open.Administrator.PostAsync("/workflows/greet/all/World?q=1", new { from = "me" })
        );
        (answer.Status, answer.Text).ShouldBe((201, "{\"hello\":\"World\",\"from\":\"me\",\"q\":\"1\"}"));
        var byPortal = await open.Portal.SignedAsync(
            HttpMethod.Post,
            "/workflows/greet/all/Portal",
            Encoding.UTF8.GetBytes("{\"from\":\"city\"}"),
            "application/json"
        );
        (byPortal.Status, (string)byPortal.Json!["from"]!).ShouldBe((201, "city"));

        using var stranger = new ConsoleClient(open.Address);
        (await stranger.PostAsync("/workflows/greet/all/World", new { })).Status.ShouldBe(401);
        using var otherSite = new ConsoleClient(open.Address, ours: false);
        (await otherSite.PostAsync("/workflows/greet/all/World", new { })).Status.ShouldBe(403);
        (
            await open.Portal.SignedAsync(
                HttpMethod.Post,
                "/workflows/greet/all/World",
                [],
                contentType: null,
                request => request.Headers.Remove("X-Signature")
            )
        ).Status.ShouldBe(401);
        (await open.Administrator.GetAsync("/workflows/greet/all/World")).Status.ShouldBe(404);
        (await open.Administrator.PostAsync("/workflows/greet/all", new { })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_workflow_cannot_set_cookies_and_its_size_limit_holds()
    {
        await PublishAsync(Greeting("greet-head", "greet/head/{who}"));
        await ServedAsync(() => open.Administrator.PostAsync("/workflows/greet/head/World", new { }));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/workflows/greet/head/World")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        using var response = await open.Administrator.Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.Headers.GetValues("X-Greeting").ShouldBe(["yes"]);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (
            await open.Administrator.PostAsync("/workflows/greet/head/World", new { from = new string('x', 500) })
        ).Status.ShouldBe(413);
        using var broken = new HttpRequestMessage(HttpMethod.Post, "/workflows/greet/head/World")
        {
            Content = new StringContent("{", Encoding.UTF8, "application/json"),
        };
        (await open.Administrator.SendAsync(broken)).Status.ShouldBe(400);
    }

    /// <summary>Pictures may be ten times as large as other bodies; a path that sounds like theirs is not theirs.</summary>
    [Fact]
    public async Task A_portals_request_is_no_larger_on_a_path_that_ends_like_that_of_pictures()
    {
        var definition = Greeting("greet-evidence", "greet/{who}/evidence");
        definition["root"]!["activities"]![0]!.AsObject().Remove("requestSizeLimit");
        await PublishAsync(definition);
        Task<Answer> SendAsync(int length) =>
            open.Portal.SignedAsync(HttpMethod.Post, "/workflows/greet/x/evidence", new byte[length], "text/plain");
        (await ServedAsync(() => SendAsync(0))).Status.ShouldBe(201);
        (await SendAsync(2_000_000)).Status.ShouldBe(413);
    }

    [Fact]
    public async Task A_policy_names_a_role_or_a_portal()
    {
        await PublishAsync(Greeting("greet-office", "greet/office/{who}", policy: "titleOffice"));
        await PublishAsync(Greeting("greet-city", "greet/city/{who}", policy: "portal:city"));
        using var office = await SignedIn.WithRolesAsync(
            open.Practice,
            "office" + Guid.NewGuid().ToString("N")[..6],
            ["titleOffice"]
        );
        (await ServedAsync(() => office.PostAsync("/workflows/greet/office/x", new { }))).Status.ShouldBe(201);
        using var supervisor = await SignedIn.WithRolesAsync(
            open.Practice,
            "sup" + Guid.NewGuid().ToString("N")[..6],
            ["supervisor"]
        );
        (await supervisor.PostAsync("/workflows/greet/office/x", new { })).Status.ShouldBe(403);
        (
            await open.Portal.SignedAsync(HttpMethod.Post, "/workflows/greet/office/x", [], contentType: null)
        ).Status.ShouldBe(403);
        (
            await ServedAsync(() =>
                open.Portal.SignedAsync(HttpMethod.Post, "/workflows/greet/city/x", [], contentType: null)
            )
        ).Status.ShouldBe(201);
        (await office.PostAsync("/workflows/greet/city/x", new { })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task An_endpoint_open_to_anybody_is_refused()
    {
        var imported = await open.Administrator.PostAsync(
            "/api/console/v1/definitions",
            Greeting("greet-open", "greet/open", authorize: false)
        );
        imported.Text.ShouldContain("http-unauthenticated");
        using var second = await SignedIn.WithRolesAsync(
            open.Practice,
            "o" + Guid.NewGuid().ToString("N")[..8],
            ["titleOffice"]
        );
        (await second.PostAsync("/api/console/v1/definitions/greet-open/publication", new { })).Status.ShouldNotBe(200);
        (await open.Administrator.PostAsync("/workflows/greet/open", new { })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_path_of_another_workflow_is_refused()
    {
        await PublishAsync(Greeting("greet-first", "greet/taken/{who}"));
        await ServedAsync(() => open.Administrator.PostAsync("/workflows/greet/taken/x", new { }));
        (
            await open.Administrator.PostAsync(
                "/api/console/v1/definitions",
                Greeting("greet-second", "Greet/Taken/{name}")
            )
        ).Status.ShouldBe(200);
        using var second = await SignedIn.WithRolesAsync(
            open.Practice,
            "t" + Guid.NewGuid().ToString("N")[..8],
            ["titleOffice"]
        );
        var refused = await second.PostAsync("/api/console/v1/definitions/greet-second/publication", new { });
        refused.Status.ShouldNotBe(200);
        refused.Text.ShouldContain("greet-first");
    }

    /// <summary>One workflow answers what its caller asks for: status, type, headers and body.</summary>
    [Fact]
    public async Task An_answer_never_acts_as_a_page_of_ours()
    {
        var echo = Greeting("answer-echo", "answer/echo");
        var say = echo["root"]!["activities"]![1]!;
        foreach (
            var (input, script) in new[]
            {
                ("contentType", "getParsedContentFromHttp().type"),
                ("responseHeaders", "getParsedContentFromHttp().headers"),
                ("content", "getParsedContentFromHttp().body"),
            }
        )
        {
            say[input] = JsonNode.Parse(Input("JavaScript", script));
        }
        await PublishAsync(echo);
        await ServedAsync(() => open.Administrator.PostAsync("/workflows/answer/echo", new { }));

        foreach (var path in (string[])["/workflows/answer/echo", "/WORKFLOWS/answer/echo"])
        {
            foreach (
                var (type, served) in new[]
                {
                    ("text/html", "text/html; charset=utf-8"),
                    ("image/svg+xml", "image/svg+xml; charset=utf-8"),
                    ("application/json", "application/json; charset=utf-8"),
                    ("text/javascript", "text/plain; charset=utf-8"),
                    ("application/x-ecmascript", "text/plain; charset=utf-8"),
                    ("TEXT/CSS", "text/plain; charset=utf-8"),
                    ("application/wasm", "text/plain; charset=utf-8"),
                    ("multipart/x-mixed-replace;boundary=x", "text/plain; charset=utf-8"),
                    ("message/rfc822", "text/plain; charset=utf-8"),
                    ("text/html\r\nX-Evil: 1", "text/plain; charset=utf-8"),
                    ("no type", "text/plain; charset=utf-8"),
                    ("text/html;charset=utf-7", "text/html; charset=utf-8"),
                }
            )
            {
                using var answer = await AskAsync(
                    path,
                    new
                    {
                        type,
                        body = "<script>1</script>",
                        headers = Hostile(),
                    }
                );
                answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
                answer.Content.Headers.ContentType!.ToString().ShouldBe(served, type);
                var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
                policy.ShouldStartWith("sandbox;");
                policy.ShouldNotContain("allow-");
                answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
                answer.Headers.GetValues("Cache-Control").ShouldBe(["no-store"]);
                answer.Headers.GetValues("X-Free").ShouldBe(["aSet-Cookie: b=c"]);
                answer.Headers.GetValues("X-Chinese").ShouldBe(["x"]);
                foreach (
                    var name in (string[])
                        [
                            "Set-Cookie",
                            "Access-Control-Allow-Origin",
                            "Refresh",
                            "WWW-Authenticate",
                            "Clear-Site-Data",
                            "Service-Worker-Allowed",
                            "Link",
                            "X-Evil",
                            "Alt-Svc",
                        ]
                )
                {
                    answer.Headers.Contains(name).ShouldBeFalse(name);
                }
            }
        }
    }

    private static Dictionary<string, string> Hostile() =>
        new()
        {
            ["X-Free"] = "a\r\nSet-Cookie: b=c",
            ["X-Chinese"] = "x中文",
            ["Content-Security-Policy"] = "default-src *",
            ["X-Content-Type-Options"] = "sniff",
            ["Cache-Control"] = "public",
            ["Set-Cookie"] = "a=b",
            ["Access-Control-Allow-Origin"] = "*",
            ["Refresh"] = "0;url=/",
            ["WWW-Authenticate"] = "Basic",
            ["Clear-Site-Data"] = "*",
            ["Service-Worker-Allowed"] = "/",
            ["Link"] = "</x>; rel=preload",
            ["Content-Type"] = "text/javascript",
            ["X Bad"] = "1",
            ["X-Evil:"] = "1",
            ["Alt-Svc"] = "h2=x",
            ["Content-Length"] = "1",
            ["Transfer-Encoding"] = "chunked",
        };

    private async Task<HttpResponseMessage> AskAsync(string path, object body)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(body);
        return await open.Administrator.Http.PostAsync(
            new Uri(path, UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );
    }
}
