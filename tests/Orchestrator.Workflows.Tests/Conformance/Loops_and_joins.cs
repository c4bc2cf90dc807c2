using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Conformance;

/// <summary>Containers in containers, and what leaves them.</summary>
public class Loops_and_joins
{
    private static JsonObject Loop(string id, string type, JsonNode items, JsonObject body) =>
        Activity(id, type, json => (json["items"], json["body"]) = (items, body));

    private static JsonObject Decide(string id, string condition) =>
        Activity(id, "Elsa.FlowDecision", json => json["condition"] = Script(condition));

    [Fact]
    public void A_break_inside_a_parallel_loop_leaves_the_loop_around_it()
    {
        var inner = Loop(
            "inner",
            "Elsa.ParallelForEach",
            Script("['a', 'b']"),
            Sequence(Line("say", Script("getCurrentValue()")), Activity("out", "Elsa.Break"), Line("never"))
                .Renamed("body")
        );
        var outer = Loop("outer", "Elsa.ForEach", Script("[1, 2]"), Sequence(inner, Line("rest")).Renamed("each"));
        new Instance(Workflow(Sequence(outer, Line("end")).Renamed("root"))).Lines.ShouldBe(["a", "b", "end"]);
    }

    [Fact]
    public void A_break_in_a_flowchart_ends_the_flowchart_and_the_loop()
    {
        var body = Flowchart(
            [
                Line("say", Script("getCurrentValue()")),
                Decide("is", "getCurrentValue() == 2"),
                Activity("out", "Elsa.Break"),
                Line("more"),
            ],
            "say is",
            "is:True out",
            "is:False more"
        );
        new Instance(
            Workflow(Sequence(Loop("each", "Elsa.ForEach", Script("[1, 2, 3]"), body), Line("end")).Renamed("root"))
        ).Lines.ShouldBe(["1", "more", "2", "end"]);
    }

    [Fact]
    public void End_in_a_body_ends_one_round_only() =>
        new Instance(
            Workflow(
                Sequence(
                        Loop(
                            "each",
                            "Elsa.ForEach",
                            Script("[1, 2]"),
                            Sequence(
                                    Line("say", Script("getCurrentValue()")),
                                    Activity("stop", "Elsa.End"),
                                    Line("never")
                                )
                                .Renamed("body")
                        ),
                        Line("end")
                    )
                    .Renamed("root")
            )
        ).Lines.ShouldBe(["1", "2", "end"]);

    [Fact]
    public void Complete_in_a_loop_completes_the_workflow() =>
        new Instance(
            Workflow(
                Sequence(
                        Loop(
                            "each",
                            "Elsa.ForEach",
                            Script("[1, 2]"),
                            Sequence(Line("say", Script("getCurrentValue()")), Activity("stop", "Elsa.Complete"))
                                .Renamed("body")
                        ),
                        Line("never")
                    )
                    .Renamed("root")
            )
        ).Lines.ShouldBe(["1"]);

    [Fact]
    public void Inner_loops_hide_the_values_of_outer_ones()
    {
        var inner = Loop(
            "inner",
            "Elsa.ForEach",
            Script("getCurrentValue()"),
            Line("say", Script("getCurrentValue() + ':' + getCurrentIndex()"))
        );
        new Instance(
            Workflow(Sequence(Loop("outer", "Elsa.ForEach", Script("[['a'], ['b', 'c']]"), inner)))
        ).Lines.ShouldBe(["a:0", "b:0", "c:1"]);
    }

    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void A_flowchart_may_lead_back_and_count(FlowchartMode mode)
    {
        var flow = Flowchart(
            [
                Set("zero", "n", Literal(0)),
                Line("say", Script("getN()")),
                Set("add", "n", Script("getN() + 1")),
                Decide("more", "getN() < 3"),
                Line("end"),
            ],
            "zero say",
            "say add",
            "add more",
            "more:True say",
            "more:False end"
        );
        var instance = new Instance(Workflow(flow, [Variable("n", "Int32", "0")]), mode);
        instance.Lines.ShouldBe(["0", "1", "2", "end"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData("{\"Source\":{\"Activity\":\"a\",\"Port\":\"Done\"},\"Target\":{\"Activity\":\"b\",\"Port\":\"In\"}}")]
    [InlineData("{\"source\":\"a\",\"target\":\"b\",\"sourcePort\":\"Done\",\"targetPort\":\"In\"}")]
    [InlineData("{\"source\":{\"activity\":\"a\"},\"target\":{\"activity\":\"b\"}}")]
    public void Connections_may_be_written_in_older_ways(string connection)
    {
        var flow = Flowchart([Line("a"), Line("b")]);
        flow["connections"] = new JsonArray(JsonNode.Parse(connection));
        new Instance(Workflow(flow)).Lines.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_join_outside_a_flowchart_is_an_incident() =>
        new Instance(Workflow(Sequence(Join("j", "WaitAll"))))
            .State.Incidents.Single()
            .Message.ShouldBe("Activity context is not a flowchart.");

    [Fact]
    public void A_join_that_cannot_be_complete_is_passed_over()
    {
        // The stock engine's counters: what is not followed is counted as dead, and the join with it.
        var flow = Flowchart(
            [
                Activity("start", "Elsa.Start"),
                Line("a"),
                Decide("no", "false"),
                Line("b"),
                Join("all", "WaitAll"),
                Line("c"),
            ],
            "start a",
            "start no",
            "no:True b",
            "a all",
            "b all",
            "all c"
        );
        var counted = new Instance(Workflow(flow.DeepClone().AsObject()));
        (string.Join(',', counted.Lines), counted.State.SubStatus).ShouldBe(("a", WorkflowSubStatus.Finished));
        var tokens = new Instance(Workflow(flow), FlowchartMode.Token);
        (string.Join(',', tokens.Lines), tokens.State.SubStatus).ShouldBe(("a", WorkflowSubStatus.Suspended));
    }

    [Theory]
    [InlineData("MatchFirst", "one")]
    [InlineData("MatchAny", "one,two")]
    public void A_switch_runs_its_first_or_all_cases(string mode, string lines)
    {
        JsonObject Case(string label, string condition) =>
            new()
            {
                ["label"] = label,
                ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = condition },
            };
        var cases = new JsonArray(Case("one", "true"), Case("none", "false"), Case("two", "1 == 1"));
        var flow = Flowchart(
            [
                Activity("s", "Elsa.FlowSwitch", json =>
                    (json["cases"], json["mode"]) = (cases.DeepClone(), Literal(mode))
                ),
                Line("one"),
                Line("none"),
                Line("two"),
                Line("other"),
            ],
            "s:one one",
            "s:none none",
            "s:two two",
            "s:Default other"
        );
        string.Join(',', new Instance(Workflow(flow)).Lines).ShouldBe(lines);
        foreach (var item in cases)
            item!["activity"] = Line((string)item["label"]!);
        string.Join(
                ',',
                new Instance(
                    Workflow(
                        Sequence(
                            Activity("s", "Elsa.Switch", json =>
                                (json["cases"], json["mode"], json["default"]) = (cases, Literal(mode), Line("other"))
                            )
                        )
                    )
                ).Lines
            )
            .ShouldBe(lines);
    }

    [Fact]
    public void Without_a_case_that_holds_the_default_goes_on() =>
        new Instance(
            Workflow(
                Flowchart(
                    [Activity("s", "Elsa.FlowSwitch", json => json["cases"] = new JsonArray()), Line("other")],
                    "s:Default other"
                )
            )
        ).Lines.ShouldBe(["other"]);

    [Fact]
    public void An_incident_with_the_other_strategy_leaves_the_other_branches()
    {
        var flow = Flowchart(
            [
                Activity("fork", "Elsa.FlowFork", json => json["branches"] = Input("Object", "[\"A\",\"B\"]")),
                Activity("bad", "Elsa.Fault"),
                Line("never"),
                Event("told"),
                Line("good"),
            ],
            "fork:A bad",
            "bad never",
            "fork:B told",
            "told good"
        );
        var instance = new Instance(
            Workflow(flow, more: json =>
                json["options"] = new JsonObject
                {
                    ["incidentStrategyType"] =
                        "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core",
                }
            )
        );
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        instance.Send("told");
        (string.Join(',', instance.Lines), instance.State.Incidents.Count).ShouldBe(("good", 1));
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
    }
}
