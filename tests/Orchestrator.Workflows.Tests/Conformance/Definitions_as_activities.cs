using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Running;
using Orchestrator.Workflows.Runtime;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Conformance;

/// <summary>Definitions that use others: inlined, executed, dispatched.</summary>
public class Definitions_as_activities
{
    private static string Child(JsonObject root, int version = 1, Action<JsonObject>? more = null) =>
        Workflow(root, more: json =>
        {
            (json["id"], json["definitionId"], json["name"], json["version"]) = (
                $"child-v{version}",
                "child",
                "Child",
                version
            );
            json["options"] = new JsonObject { ["usableAsActivity"] = true };
            more?.Invoke(json);
        });

    private static JsonObject Run(params string[] files) =>
        new InMemoryRunner(ActivityRegistry.BuiltIn)
            .Run(
                [.. files.Select((text, number) => ($"{number}.json", text))],
                new Dictionary<string, JsonNode?>(),
                FlowchartMode.Counter
            )
            .Result!;

    private static IReadOnlyList<string> Lines(params string[] files) =>
        [.. Run(files)["lines"]!.AsArray().Select(json => (string)json!)];

    private static JsonArray Named(string name, string type = "Object", JsonNode? standard = null) =>
        new(
            new JsonObject
            {
                ["name"] = name,
                ["type"] = type,
                ["defaultValue"] = standard,
            }
        );

    [Theory]
    [InlineData("Int32", "5", "6")]
    [InlineData("String", "5", "51")]
    [InlineData("JSON", "{\"a\":1}", "[object Object]1")]
    public void An_input_has_its_declared_type(string type, string given, string line) =>
        Lines(
                Child(Sequence(Line("say", Script("getN() + 1"))), more: json => json["inputs"] = Named("N", type)),
                Workflow(Sequence(Activity("use", "Child", json => json["n"] = Literal(given))).Renamed("outer"))
            )
            .ShouldBe([line]);

    [Fact]
    public void An_input_that_is_not_given_has_its_default() =>
        Lines(
                Child(Sequence(Line("say", Script("getN() + 1"))), more: json =>
                    json["inputs"] = Named("N", "Int32", "7")
                ),
                Workflow(Sequence(Activity("use", "Child")).Renamed("outer"))
            )
            .ShouldBe(["8"]);

    [Fact]
    public void Inputs_and_outputs_are_variables_of_its_scope() =>
        Lines(
                Child(
                    Sequence(
                        Activity("out", "Elsa.SetOutput", json =>
                            (json["outputName"], json["outputValue"]) = (Literal("sum"), Script("getN() + 1"))
                        ),
                        Line(
                            "inner",
                            Script("setN(0); getSum() + ':' + getVariable('sum') + ':' + getN() + ':' + getInput('N')")
                        )
                    ),
                    more: json => (json["inputs"], json["outputs"]) = (Named("N", "Int32"), Named("sum", "Int32"))
                ),
                Workflow(
                    Sequence(
                            Activity("use", "Child", json =>
                                (json["n"], json["sum"]) = (
                                    Literal(2),
                                    new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "total" } }
                                )
                            ),
                            Line("outer", Script("getTotal() + ':' + getSumFromUse()"))
                        )
                        .Renamed("root"),
                    [Variable("total", "Int32")]
                )
            )
            .ShouldBe(["3:3:0:0", "3:3"]);

    [Fact]
    public void An_output_may_be_bound_inside_as_a_variable_is() =>
        Lines(
                Child(
                    Sequence(
                        Activity("js", "Elsa.RunJavaScript", json =>
                            (json["script"], json["result"]) = (
                                Literal("return 4;"),
                                new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "Answer" } }
                            )
                        )
                    ),
                    more: json => json["outputs"] = Named("Answer")
                ),
                Workflow(
                    Sequence(Activity("use", "Child"), Line("outer", Script("getAnswerFromUse()"))).Renamed("root")
                )
            )
            .ShouldBe(["4"]);

    [Theory]
    [InlineData("child-v1", 2, "one")]
    [InlineData("child-v2", 1, "two")]
    [InlineData(null, 1, "one")]
    [InlineData(null, 2, "two")]
    [InlineData(null, 9, "two")]
    [InlineData("gone", 1, "one")]
    public void The_version_that_was_drawn_is_used_else_the_newest(string? versionId, int version, string line) =>
        Lines(
                Child(Sequence(Line("one"))),
                Child(Sequence(Line("two")), 2),
                Workflow(
                    Sequence(
                            Activity("use", "Child", json =>
                                (json["workflowDefinitionVersionId"], json["version"], json["workflowDefinitionId"]) = (
                                    versionId,
                                    version,
                                    "child"
                                )
                            )
                        )
                        .Renamed("root")
                )
            )
            .ShouldBe([line]);

    [Fact]
    public void Outcomes_of_Complete_choose_the_arrow() =>
        Lines(
                Child(
                    Flowchart(
                        [
                            Line("in"),
                            Activity("complete", "Elsa.Complete", json => json["outcomes"] = Script("['Rejected']")),
                            Line("never"),
                        ],
                        "in complete",
                        "complete never"
                    ),
                    more: json => json["outcomes"] = new JsonArray("Approved", "Rejected")
                ),
                Workflow(
                    Flowchart([Activity("use", "Child"), Line("a"), Line("r")], "use:Approved a", "use:Rejected r")
                        .Renamed("root")
                )
            )
            .ShouldBe(["in", "r"]);

    [Fact]
    public void An_executed_child_gives_its_result_under_both_writings() =>
        Lines(
                Workflow(
                    Sequence(
                        Activity("out", "Elsa.SetOutput", json =>
                            (json["outputName"], json["outputValue"]) = (Literal("X"), Script("getInput('n') + 1"))
                        )
                    ),
                    more: json => (json["id"], json["definitionId"]) = ("c1", "c")
                ),
                Workflow(
                    Sequence(
                            Activity("exec", "Elsa.ExecuteWorkflow", json =>
                                (json["workflowDefinitionId"], json["waitForCompletion"], json["input"]) = (
                                    Literal("c"),
                                    Literal(true),
                                    Input("Object", "{\"n\":1}")
                                )
                            ),
                            Line(
                                "say",
                                Script(
                                    "var r = getResultFromExec(); r.output.X + r.Output.X + r.SubStatus + getLastResult().status"
                                )
                            )
                        )
                        .Renamed("root")
                )
            )
            .ShouldBe(["4FinishedFinished"]);

    [Theory]
    [InlineData("Elsa.ExecuteWorkflow")]
    [InlineData("Elsa.DispatchWorkflow")]
    public void A_definition_that_does_not_exist_is_an_incident(string type)
    {
        var result = Run(
            Workflow(
                Sequence(Activity("x", type, json => json["workflowDefinitionId"] = Literal("gone")), Line("after"))
            )
        );
        ((string)result["subStatus"]!).ShouldBe("Faulted");
        ((string)result["incidents"]![0]!["message"]!).ShouldBe(
            "No published version of workflow definition with ID gone found."
        );
        result["lines"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public void A_child_knows_its_parent() =>
        Lines(
                Workflow(Sequence(Line("say", Script("getInput('ParentInstanceId')"))), more: json =>
                    (json["id"], json["definitionId"]) = ("c1", "c")
                ),
                Workflow(
                    Sequence(
                            Activity("go", "Elsa.DispatchWorkflow", json =>
                                json["workflowDefinitionId"] = Literal("c")
                            ),
                            Line("first", Script("getWorkflowInstanceId()"))
                        )
                        .Renamed("root")
                )
            )
            .ShouldBe(["instance-1", "instance-1"]);

    [Fact]
    public void A_bulk_dispatch_waits_unless_told_otherwise()
    {
        var child = Workflow(
            Sequence(Activity("wait", "Elsa.Delay"), Line("say", Script("getInput('Item')"))),
            more: json => (json["id"], json["definitionId"]) = ("c1", "c")
        );
        JsonObject Bulk(bool? wait) => Activity("bulk", "Elsa.BulkDispatchWorkflows", json =>
            {
                (json["workflowDefinitionId"], json["items"]) = (Literal("c"), Script("['a', 'b']"));
                if (wait is not null)
                    json["waitForCompletion"] = Literal(wait);
            });
        Lines(child, Workflow(Sequence(Bulk(null), Line("end")).Renamed("root"))).ShouldBe(["a", "b", "end"]);
        Lines(child, Workflow(Sequence(Bulk(false), Line("end")).Renamed("root"))).ShouldBe(["end"]);
    }

    [Fact]
    public void An_event_starts_those_that_wait_to_be_started_by_it()
    {
        var started = Workflow(
            Flowchart(
                [
                    Activity("on", "Elsa.Event", json =>
                        (json["eventName"], json["customProperties"]) = (
                            Literal("Order"),
                            new JsonObject { ["canStartWorkflow"] = true }
                        )
                    ),
                    Line("say", Script("getResultFromOn().n")),
                ],
                "on say"
            ),
            more: json => (json["id"], json["definitionId"], json["name"]) = ("s1", "s", "S")
        );
        Lines(
                started,
                Workflow(
                    Sequence(
                            Activity("pub", "Elsa.PublishEvent", json =>
                                (json["eventName"], json["payload"]) = (Literal("Order"), Script("({ n: 3 })"))
                            ),
                            Activity("wait", "Elsa.Delay"),
                            Line("end")
                        )
                        .Renamed("root")
                )
            )
            .ShouldBe(["3", "end"]);
    }

    [Theory]
    [InlineData("'plain'", "plain")]
    [InlineData("7", "7")]
    [InlineData("({ value: 1 })", "{\"value\":1}")]
    public void The_payload_of_an_event_arrives_as_it_was_sent(string payload, string line) =>
        Lines(
                Workflow(
                    Sequence(
                        Activity("fork", "Elsa.Fork", json =>
                            json["branches"] = new JsonArray(
                                Sequence(Event("E"), Line("say", Script("getResultFromE()"))).Renamed("one"),
                                Activity("pub", "Elsa.PublishEvent", json =>
                                    (json["eventName"], json["payload"], json["isLocalEvent"]) = (
                                        Literal("E"),
                                        Script(payload),
                                        Literal(true)
                                    )
                                )
                            )
                        )
                    )
                )
            )
            .ShouldBe([line]);

    [Fact]
    public void An_unknown_activity_is_an_incident_where_it_is_reached()
    {
        var result = Run(Workflow(Flowchart([Line("a"), Activity("x", "Acme.Unknown"), Line("b")], "a x", "x b")));
        result["lines"]!.ToJsonString().ShouldBe("[\"a\"]");
        ((string)result["subStatus"]!).ShouldBe("Faulted");
        ((string)result["incidents"]![0]!["activityType"]!).ShouldBe("Elsa.NotFoundActivity");
        ((string)result["incidents"]![0]!["message"]!).ShouldContain("Acme.Unknown");
        ((string)Run(Workflow(Flowchart([Line("a"), Activity("x", "Acme.Unknown")])))["subStatus"]!).ShouldBe(
            "Finished"
        );
    }

    [Fact]
    public void A_placeholder_becomes_what_it_stood_for() =>
        Lines(
                Workflow(
                    Flowchart(
                        [
                            Activity("x", "Elsa.NotFoundActivity", json =>
                                (json["missingTypeName"], json["originalActivityJson"]) = (
                                    "Elsa.WriteLine",
                                    Line("x", Literal("back")).ToJsonString()
                                )
                            ),
                            Line("b"),
                        ],
                        "x b"
                    )
                )
            )
            .ShouldBe(["back", "b"]);
}
