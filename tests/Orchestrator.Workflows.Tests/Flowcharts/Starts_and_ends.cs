using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Flowcharts;

public class Starts_and_ends
{
    [Fact]
    public void The_start_is_the_named_one_then_Start_then_the_flag_then_the_one_without_arrows_into_it()
    {
        var activities = () => new[] { Line("first"), Line("flagged"), Line("named"), Activity("start", "Elsa.Start") };
        static JsonObject Flag(JsonObject x)
        {
            x["activities"]![1]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
            return x;
        }

        var all = Flag(Flowchart(activities()));
        all["start"] = "named";
        new Instance(Workflow(all)).Lines.ShouldBe(["named"]);
        new Instance(Workflow(Flowchart(activities(), "start first"))).Lines.ShouldBe(["first"]);
        new Instance(Workflow(Flag(Flowchart(activities()[..3])))).Lines.ShouldBe(["flagged"]);
        new Instance(Workflow(Flowchart(activities()[..3], "flagged first", "named flagged"))).Lines.ShouldBe([
            "named",
            "flagged",
            "first",
        ]);
    }

    [Fact]
    public void A_trigger_that_starts_the_instance_completes_at_once()
    {
        var json = Workflow(
            Flowchart(
                [Activity("start", "Elsa.Start"), Line("usual"), Event("told"), Line("triggered")],
                "start usual",
                "told triggered"
            )
        );
        new Instance(json, trigger: "told").Lines.ShouldBe(["triggered"]);
        new Instance(json).Lines.ShouldBe(["usual"]);
    }

    [Fact]
    public void End_completes_its_flowchart_and_cancels_what_still_waits()
    {
        var instance = new Instance(
            Workflow(
                Flowchart(
                    [Activity("start", "Elsa.Start"), Event("a"), Event("b"), Activity("end", "Elsa.End")],
                    "start a",
                    "start b",
                    "a end"
                )
            )
        );
        instance
            .Send("a")
            .Journal.ShouldContain(entry => entry.Event == "Canceled" && entry.NodeId == "Workflow1:flow:b");
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Finish_ends_the_instance_from_deep_inside()
    {
        var inner = Sequence(Line("inside"), Activity("finish", "Elsa.Finish"), Line("never"));
        var instance = new Instance(
            Workflow(
                Flowchart(
                    [Activity("start", "Elsa.Start"), Event("waits"), inner, Line("after")],
                    "start waits",
                    "start seq",
                    "seq after"
                )
            )
        );
        instance.Lines.ShouldBe(["inside"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        instance.State.Bookmarks.ShouldBeEmpty();
    }

    [Fact]
    public void A_fork_follows_exactly_its_branches()
    {
        var fork = Activity("fork", "Elsa.FlowFork", json => json["branches"] = Input("Object", "[\"One\",\"Two\"]"));
        new Instance(
            Workflow(
                Flowchart(
                    [fork, Line("one"), Line("two"), Line("done")],
                    "fork:One one",
                    "fork:Two two",
                    "fork:Done done"
                )
            )
        ).Lines.ShouldBe(["one", "two"]);
        new Instance(
            Workflow(Flowchart([Activity("fork", "Elsa.FlowFork"), Line("done")], "fork done"))
        ).Lines.ShouldBe(["done"]);
    }

    [Theory]
    [InlineData("MatchFirst", 2, new[] { "even" })]
    [InlineData("MatchAny", 2, new[] { "even", "small" })]
    [InlineData("MatchAny", 11, new[] { "other" })]
    public void A_flow_switch_follows_the_cases_that_hold(string mode, int n, string[] lines)
    {
        var cases = new JsonArray(Case("Even", "getN() % 2 == 0"), Case("Small", "getN() < 10"));
        var choose = Activity("choose", "Elsa.FlowSwitch", json =>
            (json["cases"], json["mode"]) = (cases, Literal(mode))
        );
        new Instance(
            Workflow(
                Flowchart(
                    [choose, Line("even"), Line("small"), Line("other")],
                    "choose:Even even",
                    "choose:Small small",
                    "choose:Default other"
                ),
                [Variable("n", "Int32", n)]
            )
        ).Lines.ShouldBe(lines);
    }

    private static JsonObject Case(string label, string condition) =>
        new()
        {
            ["label"] = label,
            ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = condition },
        };
}
