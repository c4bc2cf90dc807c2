using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Automation;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Reconciling;
using Orchestrator.Engine.Tests.Outbox;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Automation;

/// <summary>Elsa workflows beside title review: starts, children, events, times, requests.</summary>
public sealed class When_workflows_run(Postgres postgres)
{
    private const string CanStart = "\"customProperties\":{\"canStartWorkflow\":true}";

    private readonly FakeClock _clock = new(FakeClock.At("2024-10-08 09:00"));

    private async Task<EngineNode> NodeAsync(params string[] definitions) => await NodeAsync(null, definitions);

    private async Task<EngineNode> NodeAsync(RequestOptions? requests, params string[] definitions)
    {
        var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), _clock, options =>
            options.Requests = requests ?? options.Requests
        );
        for (var i = 0; i < definitions.Length; i++)
            await Year.StoreJsonAsync(node.Store, i + 1, definitions[i], DefinitionKind.Other);
        return node;
    }

    private static string Literal(string value) =>
        $$$"""{"typeName":"String","expression":{"type":"Literal","value":"{{{value}}}"}}""";

    private static string Script(string text) =>
        $$$"""{"typeName":"Object","expression":{"type":"JavaScript","value":"{{{text}}}"}}""";

    private static string Sequence(string id, params string[] activities) =>
        $$$"""{"id":"{{{id}}}-v1","definitionId":"{{{id}}}","name":"{{{id}}}","version":1,"isPublished":true,"root":{"type":"Elsa.Flowchart","id":"flow","activities":[{{{string.Join(',', activities)}}}],"connections":[{{{string.Join(',', Arrows(activities))}}}]}}""";

    private static IEnumerable<string> Arrows(string[] activities)
    {
        var ids = activities.Select(activity => (string)JsonNode.Parse(activity)!["id"]!).ToList();
        return ids.Zip(ids.Skip(1), (from, to) =>
            $$$"""{"source":{"activity":"{{{from}}}","port":"Done"},"target":{"activity":"{{{to}}}","port":"In"}}"""
        );
    }

    private static string Output(string value) =>
        $$$"""{"type":"Elsa.SetOutput","id":"out","outputName":{{{Literal("X")}}},"outputValue":{{{Script(value)}}}}""";

    private async Task<WorkOutcome> StartAsync(EngineNode node, long version, JsonObject? input = null)
    {
        var outcome = (
            await node.Units.RunAsync(
                [new WorkflowStart(version, _clock.GetCurrentInstant()) { Input = input }],
                default
            )
        ).ShouldHaveSingleItem();
        outcome.Failure.ShouldBeNull();
        outcome.Refusal.ShouldBeNull();
        return outcome;
    }

    private static async Task<List<(Instance Row, WorkflowState State)>> InstancesAsync(EngineNode node, long version)
    {
        await using var context = node.Context();
        var rows = await context
            .Instances.AsNoTracking()
            .Where(instance => instance.DefinitionVersionId == version && instance.Kind == InstanceKind.Other)
            .OrderBy(instance => instance.Id)
            .ToListAsync();
        return rows.ConvertAll(row => (row, WorkflowStateJson.Read(row.State)));
    }

    [Theory]
    [InlineData("Elsa.DispatchWorkflow", "getResultFromGo().X")]
    [InlineData("Elsa.ExecuteWorkflow", "getResultFromGo().output.X")]
    public async Task A_parent_starts_a_child_and_gets_its_result(string type, string result)
    {
        var child = Sequence(
            "child",
            $$$"""{"type":"Elsa.Delay","id":"wait","timeSpan":{{{Literal("01:00:00")}}}}""",
            Output("getInput('n') + 1")
        );
        var parent = Sequence(
            "parent",
            $$$"""{"type":"{{{type}}}","id":"go","name":"go","workflowDefinitionId":{{{Literal("child")}}},"waitForCompletion":{"typeName":"Boolean","expression":{"type":"Literal","value":true}},"input":{{{Script("({ n: 4 })")}}}}""",
            Output(result)
        );
        await using var node = await NodeAsync(child, parent);
        var started = await StartAsync(node, 2);
        started.Status.ShouldBe(WorkflowStatus.Running);
        await node.DrainAsync();
        var (row, state) = (await InstancesAsync(node, 1)).ShouldHaveSingleItem();
        ((string)state.Input["ParentInstanceId"]!).ShouldBe(started.InstanceId.ToString());
        _clock.MoveTo("2024-10-08 10:00");
        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(1);
        await node.DrainAsync();
        (await InstancesAsync(node, 1)).Single().Row.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        var ended = (await InstancesAsync(node, 2)).Single();
        ended.Row.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        ((int)ended.State.Output["X"]!).ShouldBe(5);
        row.CycleId.ShouldBeNull();
    }

    [Fact]
    public async Task A_child_that_does_not_exist_is_an_incident_of_its_parent()
    {
        await using var node = await NodeAsync(
            Sequence(
                "parent",
                $$$"""{"type":"Elsa.DispatchWorkflow","id":"go","workflowDefinitionId":{{{Literal("gone")}}}}"""
            )
        );
        (await StartAsync(node, 1)).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await InstancesAsync(node, 1)).Single().State.Incidents.Single().Message.ShouldContain("gone");
    }

    [Fact]
    public async Task A_bulk_dispatch_starts_one_for_each_item_and_waits_for_all()
    {
        var parent = Sequence(
            "parent",
            $$$"""{"type":"Elsa.BulkDispatchWorkflows","id":"bulk","workflowDefinitionId":{{{Literal("child")}}},"items":{{{Script("['a', 'b', 'c']")}}}}""",
            Output("1")
        );
        await using var node = await NodeAsync(Sequence("child", Output("getInput('Item')")), parent);
        await StartAsync(node, 2);
        await node.DrainAsync();
        (await InstancesAsync(node, 1))
            .Select(instance => (string)instance.State.Output["X"]!)
            .ShouldBe(["a", "b", "c"]);
        (await InstancesAsync(node, 2)).Single().Row.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task An_event_starts_what_it_triggers_and_wakes_those_with_the_correlation_id()
    {
        var triggered = Sequence(
            "triggered",
            $$$"""{"type":"Elsa.Event","id":"on","name":"on","eventName":{{{Literal("Order")}}},{{{CanStart}}}}""",
            Output("getResultFromOn().n")
        );
        var waiting = Sequence(
            "waiting",
            $$$"""{"type":"Elsa.Correlate","id":"cor","correlationId":{{{Script("getInput('c')")}}}}""",
            $$$"""{"type":"Elsa.Event","id":"pause","eventName":{{{Literal("go")}}}}""",
            $$$"""{"type":"Elsa.Event","id":"on","name":"on","eventName":{{{Literal("Order")}}}}""",
            Output("getResultFromOn().n")
        );
        var publisher = Sequence(
            "publisher",
            $$$"""{"type":"Elsa.PublishEvent","id":"pub","eventName":{{{Literal("Order")}}},"correlationId":{{{Literal("c1")}}},"payload":{{{Script("({ n: 7 })")}}}}"""
        );
        await using var node = await NodeAsync(triggered, waiting, publisher);
        var first = await StartAsync(node, 2, new JsonObject { ["c"] = "c1" });
        var second = await StartAsync(node, 2, new JsonObject { ["c"] = "c2" });
        await node.Units.RunAsync(
            [
                .. new[] { first, second }.Select(outcome => new StimulusItem(
                    outcome.InstanceId,
                    new Stimulus("go"),
                    _clock.GetCurrentInstant()
                )),
            ],
            default
        );
        await StartAsync(node, 3);
        await node.DrainAsync();
        var (started, state) = (await InstancesAsync(node, 1)).ShouldHaveSingleItem();
        (started.Correlation, (int)state.Output["X"]!).ShouldBe(("c1", 7));
        (await InstancesAsync(node, 2))
            .Select(instance => instance.Row.Status)
            .ShouldBe([WorkflowStatus.Finished, WorkflowStatus.Running]);
    }

    [Fact]
    public async Task A_timer_starts_an_instance_at_each_interval_and_makes_good_what_was_missed_by_one()
    {
        var timed = Sequence(
            "timed",
            $$$"""{"type":"Elsa.Timer","id":"each","interval":{{{Literal("00:10:00")}}},{{{CanStart}}}}""",
            Output("1")
        );
        await using var node = await NodeAsync(timed);
        var keeper = node.Get<StarterKeeper>();
        (await keeper.RunOnceAsync(default)).ShouldBe(1);
        (await keeper.RunOnceAsync(default)).ShouldBe(0);
        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(0);
        _clock.MoveTo("2024-10-08 09:10");
        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(1);
        await node.DrainAsync();
        (await InstancesAsync(node, 1)).Count.ShouldBe(1);
        _clock.MoveTo("2024-10-08 09:45");
        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(1);
        await node.DrainAsync();
        (await InstancesAsync(node, 1)).ShouldAllBe(instance => instance.Row.SubStatus == WorkflowSubStatus.Finished);
        (await InstancesAsync(node, 1)).Count.ShouldBe(2);
        (await node.Store.FindNextDueAsync(default)).ShouldBe(FakeClock.At("2024-10-08 09:50"));
        (await node.Get<Reconciler>().RunOnceAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task Cron_and_StartAt_start_instances_at_their_instants()
    {
        var cron = Sequence(
            "cron",
            $$$"""{"type":"Elsa.Cron","id":"at","cronExpression":{{{Literal("0 30 9 * * *")}}},{{{CanStart}}}}""",
            Output("1")
        );
        var once = Sequence(
            "once",
            $$$"""{"type":"Elsa.StartAt","id":"at","dateTime":{{{Literal("2024-10-08T09:20:00+08:00")}}},{{{CanStart}}}}""",
            Output("1")
        );
        var past = Sequence(
            "past",
            $$$"""{"type":"Elsa.StartAt","id":"at","dateTime":{{{Literal("2024-10-01T09:20:00+08:00")}}},{{{CanStart}}}}""",
            Output("1")
        );
        await using var node = await NodeAsync(cron, once, past);
        await node.Get<StarterKeeper>().RunOnceAsync(default);
        foreach (var time in new[] { "2024-10-08 09:20", "2024-10-08 09:30", "2024-10-09 09:30" })
        {
            _clock.MoveTo(time);
            (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(1);
            await node.DrainAsync();
        }

        (await InstancesAsync(node, 1)).Count.ShouldBe(2);
        (await InstancesAsync(node, 2)).Count.ShouldBe(1);
        (await InstancesAsync(node, 3)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_retracted_definition_starts_no_more()
    {
        await using var node = await NodeAsync(
            Sequence(
                "timed",
                $$$"""{"type":"Elsa.Timer","id":"each","interval":{{{Literal("00:10:00")}}},{{{CanStart}}}}"""
            )
        );
        await node.Get<StarterKeeper>().RunOnceAsync(default);
        await using (var context = node.Context())
        {
            await context.DefinitionVersions.ExecuteUpdateAsync(set =>
                set.SetProperty(version => version.IsPublished, false)
            );
        }
        (await node.Get<StarterKeeper>().RunOnceAsync(default)).ShouldBe(1);
        (await node.Store.FindNextDueAsync(default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_request_starts_an_instance_and_is_answered_in_the_same_breath()
    {
        var hello = Sequence(
            "hello",
            $$$"""{"type":"Elsa.HttpEndpoint","id":"http","name":"http","path":{{{Literal("hello/{who}")}}},{{{CanStart}}}}""",
            $$$"""{"type":"Elsa.WriteHttpResponse","id":"say","content":{{{Script("'Hello ' + getRouteDataFromHttp().who")}}}}"""
        );
        await using var node = await NodeAsync(hello);
        var endpoint = (
            await node.Get<EndpointFinder>().FindAsync("GET", "hello/World", null, default)
        ).ShouldHaveSingleItem();
        (await node.Get<EndpointFinder>().FindAsync("POST", "hello/World", null, default)).ShouldBeEmpty();
        var start = new WorkflowStart(endpoint.Trigger!.VersionId, _clock.GetCurrentInstant())
        {
            TriggerActivityId = endpoint.Trigger.Trigger.ActivityId,
            Trigger = new Stimulus(
                endpoint.StimulusName,
                new JsonObject { [HttpRequestStimulus.RouteData] = endpoint.RouteData }
            ),
            AwaitsResponse = true,
        };
        (await node.Units.RunAsync([start], default)).Single().Response.ShouldNotBeNull().Body.ShouldBe("Hello World");
    }

    [Fact]
    public async Task A_request_reaches_the_instance_that_waits_for_it()
    {
        var two = Sequence(
            "two",
            $$$"""{"type":"Elsa.WriteLine","id":"a"}""",
            $$$"""{"type":"Elsa.HttpEndpoint","id":"http","path":{{{Literal("approve")}}}}""",
            $$$"""{"type":"Elsa.WriteHttpResponse","id":"say","content":{{{Literal("ok")}}}}"""
        );
        await using var node = await NodeAsync(two);
        var started = await StartAsync(node, 1);
        (await WaitsAsync(node)).ShouldHaveSingleItem().InstanceId.ShouldBe(started.InstanceId);
        var endpoint = (
            await node.Get<EndpointFinder>().FindAsync("GET", "approve", null, default)
        ).ShouldHaveSingleItem();
        endpoint.InstanceId.ShouldBe(started.InstanceId);
        (await node.Get<EndpointFinder>().FindAsync("GET", "approve", "other", default)).ShouldBeEmpty();
        var item = new StimulusItem(
            endpoint.InstanceId,
            new Stimulus(endpoint.StimulusName) { ActivityInstanceId = endpoint.ActivityInstanceId },
            _clock.GetCurrentInstant()
        )
        {
            AwaitsResponse = true,
        };
        (await node.Units.RunAsync([item], default)).Single().Response.ShouldNotBeNull().Body.ShouldBe("ok");
        (await InstancesAsync(node, 1)).Single().Row.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await WaitsAsync(node)).ShouldBeEmpty();
    }

    private static async Task<List<Wait>> WaitsAsync(EngineNode node)
    {
        await using var context = node.Context();
        return await context.Waits.AsNoTracking().ToListAsync();
    }

    [Fact]
    public async Task An_endpoint_with_parameters_is_found_among_many_that_wait_for_others()
    {
        var order = Sequence(
            "order",
            $$$"""{"type":"Elsa.WriteLine","id":"a"}""",
            $$$"""{"type":"Elsa.HttpEndpoint","id":"http","path":{{{Script("'orders/' + getInput('n') + '/{what}'")}}}}"""
        );
        await using var node = await NodeAsync(order);
        var starts = Enumerable
            .Range(0, 300)
            .Select(number => new WorkflowStart(1, _clock.GetCurrentInstant())
            {
                Input = new JsonObject { ["n"] = number },
            });
        var started = await node.Units.RunAsync([.. starts], default);
        var found = (
            await node.Get<EndpointFinder>().FindAsync("GET", "orders/7/approve", null, default)
        ).ShouldHaveSingleItem();
        (found.InstanceId, (string)found.RouteData["what"]!).ShouldBe((started[7].InstanceId, "approve"));
        (await node.Get<EndpointFinder>().FindAsync("GET", "orders/300/approve", null, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_is_sent_to_those_alone_that_wait_for_it()
    {
        var waiting = Sequence(
            "waiting",
            $$$"""{"type":"Elsa.Event","id":"on","eventName":{{{Script("getInput('e')")}}}}"""
        );
        var publisher = Sequence(
            "publisher",
            $$$"""{"type":"Elsa.PublishEvent","id":"pub","eventName":{{{Literal("Order")}}}}"""
        );
        await using var node = await NodeAsync(waiting, publisher);
        await StartAsync(node, 1, new JsonObject { ["e"] = "Other" });
        var meant = await StartAsync(node, 1, new JsonObject { ["e"] = "Order" });
        await StartAsync(node, 2);
        await using (var context = node.Context())
            (await context.Outbox.Select(message => message.InstanceId).ToListAsync()).ShouldBe([meant.InstanceId]);
        await node.DrainAsync();
        (await InstancesAsync(node, 1))
            .Select(instance => instance.Row.Status)
            .ShouldBe([WorkflowStatus.Running, WorkflowStatus.Finished]);
    }

    [Fact]
    public async Task A_definition_is_found_by_its_id_name_type_and_version()
    {
        await using var node = await NodeAsync();
        static string Version(int version) =>
            $$$"""{"id":"c{{{version}}}","definitionId":"child","name":"my child","version":{{{version}}},"root":{"type":"Elsa.Sequence","id":"s","activities":[]}}""";
        for (var version = 1; version <= 3; version++)
        {
            await Year.StoreJsonAsync(node.Store, version, Version(version), DefinitionKind.Other, version);
            await InForceAsync(null);
        }

        await InForceAsync(2);
        var finder = new DefinitionFinder(node.Context, orNewest: false);
        foreach (var key in (string[])["child", "my child", "MyChild", "MyChild:2", "2"])
            finder.Find(key).ShouldNotBeNull(key).Version.ShouldBe(2, key);
        finder.Find("MyChild:1").ShouldNotBeNull().Version.ShouldBe(1);
        finder.Find("child:4").ShouldBeNull();
        await InForceAsync(null);
        new DefinitionFinder(node.Context, orNewest: false).Find("child").ShouldBeNull();
        new DefinitionFinder(node.Context, orNewest: true).Find("MyChild").ShouldNotBeNull().Version.ShouldBe(3);

        async Task InForceAsync(long? id)
        {
            await using var context = node.Context();
            await context.DefinitionVersions.ExecuteUpdateAsync(set =>
                set.SetProperty(version => version.IsPublished, version => version.Id == id)
                    .SetProperty(version => version.IsLatest, version => version.Id == id)
            );
        }
    }

    private static string Sending(string url, bool retries = false) =>
        Sequence(
            "sending",
            $$$"""{"type":"Elsa.SendHttpRequest","id":"send","name":"send","url":{{{Literal(url)}}},"method":{{{Literal("POST")}}},"content":{{{Literal("body")}}},"contentType":{{{Literal("text/plain")}}},"enableResiliency":{"typeName":"Boolean","expression":{"type":"Literal","value":{{{(retries ? "true" : "false")}}}}},"failedToConnect":{"type":"Elsa.SetName","id":"down","value":{{{Literal("down")}}}}}""",
            Output("getStatusCodeFromSend() || 0")
        );

    private async Task<(Instance Row, WorkflowState State)> SendAsync(EngineNode node, int runs = 1)
    {
        await StartAsync(node, 1);
        for (var run = 0; run < runs; run++)
        {
            await node.Get<RequestSender>().RunOnceAsync(default);
            _clock.MoveTo(_clock.GetCurrentInstant() + Duration.FromMinutes(1));
        }

        await node.DrainAsync();
        return (await InstancesAsync(node, 1)).Single();
    }

    [Fact]
    public async Task A_request_leaves_after_the_commit_and_its_answer_comes_back()
    {
        await using var receiver = new WebhookReceiver().Answering(201);
        await using var node = await NodeAsync(
            new RequestOptions { AllowedHosts = ["127.0.0.1"], AllowPrivateAddresses = true },
            Sending(receiver.Url)
        );
        var (row, state) = await SendAsync(node);
        row.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        ((int)state.Output["X"]!).ShouldBe(201);
        var request = receiver.Requests.ShouldHaveSingleItem();
        (request.Method, System.Text.Encoding.UTF8.GetString(request.Body)).ShouldBe(("POST", "body"));
        request.Headers.Keys.ShouldContain("Idempotency-Key");
    }

    [Fact]
    public async Task A_failure_that_may_pass_is_tried_again_with_the_same_key()
    {
        await using var receiver = new WebhookReceiver().Answering(503, 200);
        await using var node = await NodeAsync(
            new RequestOptions { AllowedHosts = ["127.0.0.1"], AllowPrivateAddresses = true },
            Sending(receiver.Url, retries: true)
        );
        ((int)(await SendAsync(node, runs: 2)).State.Output["X"]!).ShouldBe(200);
        receiver.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true, true, "down", null)]
    [InlineData(false, true, null, "AllowedHosts")]
    [InlineData(true, false, null, "AllowPrivateAddresses")]
    public async Task What_cannot_be_reached_goes_on_and_what_may_not_be_called_is_an_incident(
        bool allowed,
        bool allowPrivate,
        string? name,
        string? incident
    )
    {
        var requests = new RequestOptions
        {
            AllowedHosts = allowed ? ["127.0.0.1:9"] : [],
            AllowPrivateAddresses = allowPrivate,
        };
        await using var node = await NodeAsync(requests, Sending("http://127.0.0.1:9/"));
        var (row, state) = await SendAsync(node);
        row.SubStatus.ShouldBe(incident is null ? WorkflowSubStatus.Finished : WorkflowSubStatus.Faulted);
        state.Name.ShouldBe(name);
        if (incident is not null)
            state.Incidents.Single().Message.ShouldContain(incident);
    }

    [Theory]
    [InlineData("api.example.org", "https://api.example.org/x", true)]
    [InlineData("api.example.org", "https://API.EXAMPLE.org:8443/x", true)]
    [InlineData("api.example.org:443", "https://api.example.org:8443/x", false)]
    [InlineData("*.example.org", "https://a.b.example.org/", true)]
    [InlineData("*.example.org", "https://example.org/", false)]
    [InlineData("*.example.org", "https://evilexample.org/", false)]
    [InlineData("example.org", "https://example.org.evil.net/", false)]
    public void Hosts_are_allowed_by_name(string allowed, string url, bool fits) =>
        new RequestOptions { AllowedHosts = [allowed] }
            .Allows(new Uri(url))
            .ShouldBe(fits);
}
