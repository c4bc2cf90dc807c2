using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests.Studio;

/// <summary>Trials, sandboxes and the viewer.</summary>
public sealed class When_Studio_runs_and_watches(OpenServer server)
{
    private const string Fault =
        """{"id":"F1","type":"Elsa.Fault","name":"F1","version":1,"code":{"typeName":"String","expression":{"type":"Literal","value":"E1"}},"message":{"typeName":"String","expression":{"type":"Literal","value":"坏了"}}}""";

    internal const string Wait =
        """{"id":"W1","type":"Elsa.Event","name":"W1","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"never"}}}""";

    [Fact]
    public async Task A_trial_shows_its_journal_its_badges_and_its_incident_and_is_tried_again()
    {
        var instance = await RunAsync("studio-fault", Fault);
        var whole = await server.Administrator.GetOkAsync($"/elsa/api/workflow-instances/{instance}");
        ((string?)whole["subStatus"]).ShouldBe("Faulted");
        ((string?)whole["workflowState"]!["incidents"]![0]!["message"]).ShouldBe("坏了");
        var report = await server.Administrator.PostAsync(
            "/elsa/api/activity-executions/report",
            new { workflowInstanceId = instance, activityNodeIds = new[] { "Workflow1:Root:F1" } }
        );
        ((bool)report.Json!["stats"]!.AsArray().ShouldHaveSingleItem()!["isFaulted"]!).ShouldBeTrue();
        var journal = await server.Administrator.PostAsync(
            $"/elsa/api/workflow-instances/{instance}/journal?skip=0&take=50",
            new { filter = new { eventNames = new[] { "Faulted" } } }
        );
        ((int?)journal.Json!["totalCount"]).ShouldBe(1);

        var retried = await server.Administrator.PostAsync(
            "/elsa/api/alterations/workflows/retry",
            new { workflowInstanceIds = new[] { instance }, activityIds = new[] { "F1" } }
        );
        retried.Status.ShouldBe(200);
        StudioClient.Notice(retried).ShouldContain("已重试");
        var executions = await server.Administrator.GetOkAsync(
            $"/elsa/api/activity-executions/list?WorkflowInstanceId={instance}&ActivityNodeId=Workflow1:Root:F1"
        );
        ((int?)executions["count"]).ShouldBe(2);
    }

    [Fact]
    public async Task A_waiting_trial_is_cancelled()
    {
        var instance = await RunAsync("studio-wait", Wait);
        (
            (string?)(await server.Administrator.GetOkAsync($"/elsa/api/workflow-instances/{instance}"))["subStatus"]
        ).ShouldBe("Suspended");
        (
            await server.Administrator.PostAsync($"/elsa/api/cancel/workflow-instances/{instance}", new { })
        ).Status.ShouldBe(200);
        (
            (string?)(await server.Administrator.GetOkAsync($"/elsa/api/workflow-instances/{instance}"))["subStatus"]
        ).ShouldBe("Cancelled");
        // A viewer stops asking for what has ended.
        var root = (
            await server.Administrator.GetOkAsync(
                $"/elsa/api/activity-executions/list?WorkflowInstanceId={instance}&ActivityNodeId=Workflow1:Root"
            )
        )["items"]!
            .AsArray()
            .ShouldHaveSingleItem()!;
        ((string?)root["status"]).ShouldBe("Canceled");
        StudioClient
            .Notice(await server.Administrator.PostAsync($"/elsa/api/cancel/workflow-instances/{instance}", new { }))
            .ShouldContain("已经结束");
    }

    [Fact]
    public async Task All_of_one_definition_or_of_one_filter_are_cancelled()
    {
        var first = await RunAsync("studio-all", Wait);
        var whole = await server.Administrator.GetOkAsync($"/elsa/api/workflow-instances/{first}");
        var definition = (string)whole["definitionId"]!;
        var version = (string)
            (
                await server.Administrator.GetOkAsync(
                    $"/elsa/api/workflow-definitions/by-definition-id/{definition}?versionOptions=Latest"
                )
            )["id"]!;
        StudioClient
            .Notice(
                await server.Administrator.PostAsync(
                    "/elsa/api/bulk-actions/cancel/workflow-instances",
                    new { definitionVersionId = version }
                )
            )
            .ShouldBe("已取消 1 个实例。");
        (
            (string?)(await server.Administrator.GetOkAsync($"/elsa/api/workflow-instances/{first}"))["subStatus"]
        ).ShouldBe("Cancelled");
        StudioClient
            .Notice(
                await server.Administrator.PostAsync(
                    "/elsa/api/bulk-actions/cancel/workflow-instances",
                    new { definitionVersionId = version }
                )
            )
            .ShouldContain("没有运行中");

        var run = await server.Administrator.PostAsync($"/elsa/api/workflow-definitions/{definition}/execute", new { });
        var second = run.Headers.GetValues("x-elsa-workflow-instance-id").Single();
        var plan = new
        {
            alterations = new[] { new { type = "Cancel" } },
            filter = new { searchTerm = "studio-all", emptyFilterSelectsAll = true },
        };
        (
            await server.Administrator.PostAsync("/elsa/api/alterations/submit", new { plan.alterations })
        ).Status.ShouldBe(400, "without a filter it would mean all");
        (
            await server.Administrator.PostAsync(
                "/elsa/api/alterations/submit",
                new { alterations = new[] { new { type = "Migrate" } }, plan.filter }
            )
        ).Status.ShouldBe(400);
        StudioClient
            .Notice(await server.Administrator.PostAsync("/elsa/api/alterations/submit", plan))
            .ShouldBe("已取消 1 个实例。");
        (
            (string?)(await server.Administrator.GetOkAsync($"/elsa/api/workflow-instances/{second}"))["subStatus"]
        ).ShouldBe("Cancelled");
    }

    // Studio's list offers no export of instances; others may ask for it.
    [Fact]
    public async Task Instances_travel_out_with_their_journal_and_none_comes_in()
    {
        var instance = await RunAsync("studio-out", Fault);
        var one = await server.Administrator.GetOkAsync($"/elsa/api/workflow-instances/{instance}/export");
        one["journal"]!.AsArray().Select(line => (string?)line!["eventName"]).ShouldContain("Faulted");
        var many = await server.Administrator.PostAsync(
            "/elsa/api/bulk-actions/export/workflow-instances",
            new { ids = new[] { instance } }
        );
        ((string?)many.Json!.AsArray().ShouldHaveSingleItem()!["id"]).ShouldBe(instance);
        var imported = await server.Administrator.PostAsync(
            "/elsa/api/bulk-actions/import/workflow-instances",
            new { }
        );
        ((int?)imported.Json!["count"]).ShouldBe(0);
        StudioClient.Notice(imported).ShouldContain("不能导入");
    }

    [Fact]
    public async Task What_cannot_be_tried_alone_says_why()
    {
        var handle = new
        {
            workflowDefinitionHandle = new { definitionId = "tianjin-2024" },
            activityHandle = new { activityNodeId = "Workflow1:Schedule:None" },
        };
        var answer = await server.Administrator.PostAsync("/elsa/api/tests/activities", handle);
        answer.Status.ShouldBe(200, answer.Text);
        ((string?)answer.Json!["status"]).ShouldBe("Faulted");
        ((string?)answer.Json["exception"]!["message"])!.ShouldContain("先保存草稿");
    }

    [Fact]
    public async Task A_real_cycle_is_shown_and_cannot_be_cancelled_or_deleted_here()
    {
        var list = await server.Administrator.PostAsync(
            "/elsa/api/workflow-instances",
            new
            {
                page = 0,
                pageSize = 50,
                searchTerm = server.Cycle,
            }
        );
        var id = (string)
            list.Json!["items"]!
                .AsArray()
                // A cycle's code is followed by its name: another's may begin like it.
                .Single(item =>
                    ((string?)item!["name"])?.StartsWith(server.Cycle + " ", StringComparison.Ordinal) == true
                )!["id"]!;
        StudioClient
            .Notice(await server.Administrator.PostAsync($"/elsa/api/cancel/workflow-instances/{id}", new { }))
            .ShouldContain("总览");
        StudioClient
            .Notice(await server.Administrator.DeleteAsync($"/elsa/api/workflow-instances/{id}"))
            .ShouldContain("不能删除");
        var whole = await server.Administrator.GetOkAsync($"/elsa/api/workflow-instances/{id}");
        ((string?)whole["status"]).ShouldBe("Running");
        var version = await server.Administrator.GetOkAsync(
            $"/elsa/api/workflow-definitions/by-id/{whole["definitionVersionId"]}"
        );
        ((string?)version["definitionId"]).ShouldBe("tianjin-2024");
        var segments = await server.Administrator.GetOkAsync(
            $"/elsa/api/workflow-definitions/subgraph/segments/{whole["definitionVersionId"]}?childNodeId=Workflow1:Schedule:FilePlan"
        );
        ((string?)segments["container"]!["nodeId"]).ShouldBe("Workflow1:Schedule");
    }

    [Fact]
    public async Task A_schedule_runs_in_a_sandbox_and_touches_no_cycle()
    {
        var before = await CyclesAsync();
        var run = await server.Administrator.PostAsync(
            "/elsa/api/workflow-definitions/tianjin-2024/execute",
            new { versionOptions = "Latest" }
        );
        var instance = run.Headers.GetValues("x-elsa-workflow-instance-id").Single();
        instance.ShouldContain("~");
        var state = await server.Administrator.GetOkAsync($"/elsa/api/workflow-instances/{instance}/execution-state");
        ((string?)state["workflowSubStatus"]).ShouldBe((string?)state["subStatus"]);
        (
            await server.Administrator.PostAsync($"/elsa/api/cancel/workflow-instances/{instance}", new { })
        ).Status.ShouldBe(200);
        var whole = await server.Administrator.GetOkAsync($"/elsa/api/workflow-instances/{instance}");
        ((string?)whole["subStatus"]).ShouldBe("Cancelled");
        // Other tests may start cycles of their own meanwhile.
        var after = await CyclesAsync();
        before.ShouldBeSubsetOf(after);
        after.Except(before).ShouldNotContain((string)whole["name"]!);

        async Task<IReadOnlyList<string>> CyclesAsync() =>
            [
                .. (await server.Administrator.GetOkAsync("/api/console/v1/cycles"))
                    .AsArray()
                    .Select(cycle => (string)cycle!["name"]!),
            ];
    }

    [Fact]
    public async Task Studio_is_for_those_who_may_design()
    {
        using var clerk = await SignedIn.WithRolesAsync(server.Practice, "studio-clerk", ["office"]);
        (await clerk.GetAsync("/elsa/api/descriptors/activities")).Status.ShouldBe(403);
        (await clerk.GetAsync("/studio/workflows/definitions")).Status.ShouldBe(403);
        using var stranger = new ConsoleClient(server.Address);
        (await stranger.GetAsync("/elsa/api/descriptors/activities")).Status.ShouldBe(401);
        (
            await stranger.PostAsync("/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", new { })
        ).Status.ShouldBe(401);
    }

    private async Task<string> RunAsync(string name, string activity)
    {
        var studio = new StudioClient(server.Administrator);
        var created = await studio.SaveAsync(When_definitions_pass_through_Studio.New(name, activity));
        created.Status.ShouldBe(200, created.Text);
        var run = await server.Administrator.PostAsync(
            $"/elsa/api/workflow-definitions/{created.Json!["workflowDefinition"]!["definitionId"]}/execute",
            new { versionOptions = "Latest" }
        );
        return run.Headers.GetValues("x-elsa-workflow-instance-id").Single();
    }
}
