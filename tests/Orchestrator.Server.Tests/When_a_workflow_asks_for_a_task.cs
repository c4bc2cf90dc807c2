using System.Text.Json.Nodes;
using Orchestrator.Engine.Tests.Outbox;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>RunTask: the portals that are asked may answer, each by an id of its own, and nobody else.</summary>
public sealed class When_a_workflow_asks_for_a_task(OpenServer open)
{
    [Fact]
    public async Task Only_a_portal_that_was_asked_answers_and_no_id_can_be_guessed()
    {
        await using var receiver = new WebhookReceiver();
        await using var elsewhere = new WebhookReceiver();
        using var asked = await PortalAsync("asked", receiver.Url, ["task.completed"], ["task.requested"]);
        using var asToo = await PortalAsync("asked-too", elsewhere.Url, ["task.completed"], ["task.requested"]);
        using var notAsked = await PortalAsync("not-asked", receiver.Url, ["*"], ["application.closed"]);
        using var mayNot = await PortalAsync("may-not", null, ["application.submitted"], null);
        await Flows.PublishAsync(open, Definition("ask-task", "ask/task"));
        var started = await Flows.ServedAsync(() => open.Administrator.PostAsync("/workflows/ask/task", new { }));
        started.Status.ShouldBe(200, started.Text);
        var instance = (string)started.Json!["workflowInstanceId"]!;
        var (mine, theirs) = (await TaskAsync(receiver), await TaskAsync(elsewhere));
        mine.ShouldStartWith(instance + ":");
        mine.ShouldNotBe(theirs);

        (await mayNot.PostAsync(Path(mine), "{}")).Status.ShouldBe(403);
        foreach (
            var guess in (string[])
                [
                    instance + ":3",
                    mine[..mine.LastIndexOf(':')],
                    mine[..^1] + (mine[^1] == '0' ? '1' : '0'),
                    mine + "0",
                    mine.ToUpperInvariant() + "x",
                    theirs,
                    $"{instance}0:3:{new string('0', 32)}",
                    "x",
                    ":",
                    "::",
                ]
        )
        {
            (await asked.PostAsync(Path(guess), "{}")).Status.ShouldBe(404, guess);
        }
        foreach (var other in new[] { notAsked, open.Portal, asToo })
            (await other.PostAsync(Path(mine), "{}")).Status.ShouldBe(404);
        (await asked.PostAsync(Path(mine), "{")).Status.ShouldBe(400);

        var taken = await asked.PostAsync(Path(mine), "{\"pages\":3}");
        taken.Status.ShouldBe(200, taken.Text);
        ((bool)(await asked.PostAsync(Path(mine), "{\"pages\":3}")).Json!["replayed"]!).ShouldBeTrue();
        (await asked.PostAsync(Path(mine), "{\"pages\":4}")).Problem.ShouldBe("task-answered");
        (await asToo.PostAsync(Path(theirs), "{}")).Status.ShouldBe(404, "it is done");
        (await open.Administrator.GetAsync($"/elsa/api/workflow-instances/{instance}")).Text.ShouldContain(
            "\"Finished\""
        );
    }

    private static string Path(string task) => $"/api/portal/v1/tasks/{task}/result";

    private async Task<PortalClient> PortalAsync(string code, string? url, string[] events, string[]? subscriptions)
    {
        var answer = await open.Administrator.PostAsync(
            "/api/console/v1/portals",
            new
            {
                code,
                name = code,
                eventTypes = events,
                cycles = new[] { "*" },
                requestsPerMinute = 6000,
                webhookUrl = url,
                subscriptions,
            }
        );
        answer.Status.ShouldBe(201, answer.Text);
        return new PortalClient(open.Address, code, (string)answer.Json!["secret"]!);
    }

    private static async Task<string> TaskAsync(WebhookReceiver receiver)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (receiver.Requests.IsEmpty)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return (string)JsonNode.Parse(receiver.Requests.ShouldHaveSingleItem().Body)!["data"]!["taskId"]!;
    }

    private static JsonObject Definition(string id, string path) =>
        JsonNode
            .Parse(
                $$$"""
                {"id":"{{{id}}}-v1","definitionId":"{{{id}}}","name":"{{{id}}}","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"activities":[
                  {"id":"http","type":"Elsa.HttpEndpoint","version":1,"path":"{{{path}}}","supportedMethods":{"expression":{"type":"Object","value":"[\"POST\"]"}},"authorize":true,"customProperties":{"canStartWorkflow":true}},
                  {"id":"task","name":"task","type":"Elsa.RunTask","version":1,"taskName":"print"}],
                  "connections":[{"source":{"activity":"http","port":"Done"},"target":{"activity":"task","port":"In"}}]}}
                """
            )!
            .AsObject();
}
