using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Orchestrator.Browser.Tests;

/// <summary>A workflow that answers HTML with scripts, opened by a signed-in administrator: it can call nothing in their name.</summary>
public sealed class When_a_workflow_answers_a_page(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Attack = """
        fetch('/api/console/v1/users', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'orchestrator' },
          body: JSON.stringify({ name: 'evil', displayName: 'evil', password: 'evil-evil-evil-2024', roles: ['administrator'] }) });
        document.title = 'ran';
        """;

    private static readonly string Page = $"""
        <html><head><title>still</title><meta http-equiv="refresh" content="1;url=javascript:document.title='ran'"><script src="/workflows/evil/script"></script></head>
        <body onload="{Attack.Replace(
            "\"",
            "&quot;",
            StringComparison.Ordinal
        )}"><p id="text">Hello</p><script>{Attack}</script><img src="x" onerror="document.title='ran'"><svg onload="document.title='ran'"></svg>
        <iframe src="/workflows/evil/page2"></iframe><iframe srcdoc="<script>parent.document.title='ran'</script>"></iframe>
        <form id="form" method="post" action="/api/session/link"><button id="go">go</button></form><link rel="stylesheet" href="/workflows/evil/script"></body></html>
        """;

    [Fact]
    public async Task Nothing_of_it_runs_and_nothing_is_called()
    {
        var headers = new Dictionary<string, string>
        {
            ["X-Requested-With"] = "orchestrator",
            ["Origin"] = server.Address,
        };
        await using var second = await server.SignInSecondAsync(Visitor.Desk);
        await using var visitor = await server.ComeAsync(Visitor.Desk);
        foreach (
            var (path, type, body) in new[]
            {
                ("page", "text/html", Page),
                ("page2", "image/svg+xml", $"<svg xmlns='http://www.w3.org/2000/svg'><script>{Attack}</script></svg>"),
                ("script", "text/javascript", Attack),
            }
        )
        {
            var imported = await visitor.Api.PostAsync(
                $"{server.Address}/api/console/v1/definitions",
                new() { Headers = headers, DataObject = Definition(path, type, body) }
            );
            imported.Status.ShouldBe(200, await imported.TextAsync());
            var published = await second.Api.PostAsync(
                $"{server.Address}/api/console/v1/definitions/evil-{path}/publication",
                new() { Headers = headers, DataObject = new { } }
            );
            published.Status.ShouldBe(200, await published.TextAsync());
        }

        var called = new List<string>();
        visitor.Page.Request += (_, request) =>
        {
            if (!request.Url.Contains("/workflows/", StringComparison.Ordinal))
            {
                lock (called)
                    called.Add(request.Url);
            }
        };
        foreach (var path in new[] { "page2", "script", "page" })
        {
            IResponse? answer;
            do answer = await visitor.Page.GotoAsync($"{server.Address}/workflows/evil/{path}");
            while (answer!.Status == 404);
            answer.Status.ShouldBe(200);
            await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            (await visitor.Page.TitleAsync()).ShouldNotBe("ran", path);
        }

        (await visitor.Page.InnerTextAsync("#text")).ShouldBe("Hello", "the page is shown");
        await visitor.Page.ClickAsync("#go");
        (await visitor.Page.TitleAsync()).ShouldBe("still");
        called.Where(url => url.Contains("/api/", StringComparison.Ordinal)).ShouldBeEmpty();
        var users = await visitor.Api.GetAsync($"{server.Address}/api/console/v1/users");
        (await users.TextAsync()).ShouldNotContain("evil");
    }

    private static object Definition(string path, string type, string body) =>
        JsonNode.Parse(
            $$$"""
            {"id":"evil-{{{path}}}-v1","definitionId":"evil-{{{path}}}","name":"evil-{{{path}}}","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"activities":[
              {"id":"http","type":"Elsa.HttpEndpoint","version":1,"path":"evil/{{{path}}}","supportedMethods":{"expression":{"type":"Object","value":"[\"GET\"]"}},"authorize":true,"customProperties":{"canStartWorkflow":true}},
              {"id":"say","type":"Elsa.WriteHttpResponse","version":1,"contentType":"{{{type}}}","content":{{{JsonValue.Create(
                body
            )!.ToJsonString()}}}}],
              "connections":[{"source":{"activity":"http","port":"Done"},"target":{"activity":"say","port":"In"}}]}}
            """
        )!;
}
