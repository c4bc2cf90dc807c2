using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Running;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Activities;

public class Messages_and_scripts
{
    [Fact]
    public void PublishEvent_sends_a_message()
    {
        var publish = Activity("pub", "Elsa.PublishEvent", json =>
            (json["eventName"], json["correlationId"], json["isLocalEvent"], json["payload"]) = (
                Literal("told"),
                Literal("A-1"),
                Literal("True"),
                Literal(new JsonObject { ["n"] = 1 })
            )
        );
        var sent = new Instance(Workflow(publish))
            .Last.Messages.ShouldHaveSingleItem()
            .ShouldBeOfType<EventPublished>();
        (sent.Stimulus.Name, sent.CorrelationId, sent.IsLocal, sent.Stimulus.Payload!.ToJsonString()).ShouldBe(
            ("told", "A-1", true, "{\"n\":1}")
        );
    }

    [Fact]
    public void RunTask_asks_and_waits_for_its_own_answer()
    {
        var task = Activity("task", "Elsa.RunTask", json =>
            (json["taskName"], json["result"]) = (
                Literal("print"),
                new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "r" } }
            )
        );
        var instance = new Instance(Workflow(Sequence(task, Line("done", Script("getR()"))), [Variable("r")]));
        var asked = instance.Last.Messages.ShouldHaveSingleItem().ShouldBeOfType<TaskRequested>();
        instance
            .Send(TaskRequested.CompletedName("another"), new JsonObject { ["result"] = "no" })
            .Refusal.ShouldNotBeNull()
            .Code.ShouldBe("not-expected");
        instance.Lines.ShouldBeEmpty();
        instance.Send(TaskRequested.CompletedName(asked.TaskId), new JsonObject { ["result"] = "yes" });
        instance.Lines.ShouldBe(["yes"]);
    }

    [Fact]
    public void A_script_chooses_outcomes_and_gives_a_result()
    {
        var script = Activity("js", "Elsa.RunJavaScript", json =>
        {
            json["script"] = Literal(
                "const n = 2; variables.total = n + 1; setOutcome('Big'); return { n };".Replace("{ n }", "{ n: n }")
            );
            json["possibleOutcomes"] = Input("Object", "[\"Big\",\"Small\"]");
        });
        new Instance(
            Workflow(
                Flowchart(
                    [script, Line("big", Script("getTotal() + ':' + getResultFromJs().n")), Line("small")],
                    "js:Big big",
                    "js:Small small"
                ),
                [Variable("total", "Int32")]
            )
        ).Lines.ShouldBe(["3:2"]);
    }

    [Theory]
    [InlineData("Elsa.ExecuteWorkflow")]
    [InlineData("Elsa.DispatchWorkflow")]
    public void Without_a_host_that_runs_children_they_are_dispatched_by_a_message(string type)
    {
        var start = Activity("start", type, json =>
            (json["workflowDefinitionId"], json["waitForCompletion"], json["input"]) = (
                Literal("child"),
                Literal(true),
                Script("({ a: 1 })")
            )
        );
        var instance = new Instance(Workflow(Sequence(start, Line("after"))));
        var sent = instance.Last.Messages.ShouldHaveSingleItem().ShouldBeOfType<WorkflowDispatched>();
        (sent.DefinitionId, sent.Input!.ToJsonString(), sent.Parent).ShouldBe(
            (
                "child",
                "{\"a\":1,\"ParentInstanceId\":\"42\"}",
                new ParentRun("42", instance.State.Bookmarks.Single().ActivityInstanceId)
            )
        );
        instance.Send(WorkflowDispatched.ChildCompletedName, new JsonObject { ["subStatus"] = "Finished" });
        instance.Lines.ShouldBe(["after"]);
    }

    [Fact]
    public void BulkDispatchWorkflows_starts_one_for_each_item_and_waits_for_all()
    {
        var bulk = Activity("bulk", "Elsa.BulkDispatchWorkflows", json =>
        {
            (json["workflowDefinitionId"], json["items"]) = (
                Literal("child"),
                Literal(new JsonArray("a", new JsonObject { ["k"] = 1 }))
            );
            json["correlationIdFunction"] = Script("'c-' + toJson(getItem())");
            json["childCompleted"] = Line("one", Script("getChildInstanceId()"));
        });
        var instance = new Instance(Workflow(Flowchart([bulk, Line("all")], "bulk:Completed all")));
        instance
            .Last.Messages.Cast<WorkflowDispatched>()
            .Select(dispatched => (dispatched.Input!.ToJsonString(), dispatched.CorrelationId))
            .ShouldBe([
                ("{\"ParentInstanceId\":\"42\",\"Item\":\"a\"}", "c-\"a\""),
                ("{\"ParentInstanceId\":\"42\",\"k\":1}", "c-{\"k\":1}"),
            ]);
        instance.Send(WorkflowDispatched.ChildCompletedName, Ended("7", "Finished"));
        instance.Send(WorkflowDispatched.ChildCompletedName, Ended("8", "Faulted"));
        instance.Lines.ShouldBe(["7", "all"]);
    }

    private static JsonObject Ended(string id, string subStatus) =>
        new()
        {
            ["workflowInstanceId"] = id,
            ["status"] = "Finished",
            ["subStatus"] = subStatus,
            ["output"] = new JsonObject(),
        };

    [Fact]
    public void HttpEndpoint_waits_for_each_of_its_methods()
    {
        var endpoint = Activity("http", "Elsa.HttpEndpoint", json =>
            (json["path"], json["supportedMethods"]) = (Literal("/Hook/a/"), Input("Object", "[\"GET\",\"POST\"]"))
        );
        new Instance(Workflow(Sequence(endpoint, Line("after"))))
            .State.Bookmarks.Select(bookmark => bookmark.StimulusName)
            .ShouldBe(["http GET /Hook/a", "http POST /Hook/a"]);
    }

    [Fact]
    public void In_the_runner_children_events_and_timers_all_happen()
    {
        var child = Workflow(
            Sequence(Activity("wait", "Elsa.Delay"), Line("child", Script("'child ' + getInput('n')"))),
            more: json => (json["id"], json["definitionId"], json["name"]) = ("c1", "child", "Child")
        );
        var parent = Workflow(
            Sequence(
                    Activity("go", "Elsa.DispatchWorkflow", json =>
                        (json["workflowDefinitionId"], json["waitForCompletion"], json["input"]) = (
                            Literal("child"),
                            Literal(true),
                            Literal(new JsonObject { ["n"] = 7 })
                        )
                    ),
                    Activity("fork", "Elsa.Fork", json =>
                        json["branches"] = new JsonArray(
                            Event("told"),
                            Sequence(
                                Activity("timer", "Elsa.Timer"),
                                Activity("pub", "Elsa.PublishEvent", json => json["eventName"] = Literal("told"))
                            )
                        )
                    ),
                    Line("end")
                )
                .Renamed("outer")
        );
        var report = new InMemoryRunner(ActivityRegistry.BuiltIn).Run(
            [("child.json", child), ("parent.json", parent)],
            new Dictionary<string, JsonNode?>(),
            FlowchartMode.Counter
        );
        report.Findings.ShouldBeEmpty();
        report.Result!["lines"]!.ToJsonString().ShouldBe("[\"child 7\",\"end\"]");
        ((string)report.Result["subStatus"]!).ShouldBe("Finished");
        ((int)report.Result["completed"]!["timer"]!).ShouldBe(1);
    }

    [Fact]
    public void A_timer_in_a_circle_does_not_keep_the_runner_for_ever()
    {
        var json = Workflow(
            Flowchart([Activity("timer", "Elsa.Timer"), Activity("node", "Elsa.FlowNode")], "timer node", "node timer")
        );
        var report = new InMemoryRunner(ActivityRegistry.BuiltIn).Run(
            [("a.json", json)],
            new Dictionary<string, JsonNode?>(),
            FlowchartMode.Counter
        );
        ((string)report.Result!["subStatus"]!).ShouldBe("Suspended");
    }
}
