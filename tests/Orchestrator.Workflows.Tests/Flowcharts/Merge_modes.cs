using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Flowcharts;

public class Merge_modes
{
    /// <summary>Two branches that wait meet at a join.</summary>
    private static string TwoBranches(System.Text.Json.Nodes.JsonObject join) =>
        Workflow(
            Flowchart(
                [Activity("start", "Elsa.Start"), Event("a"), Event("b"), join, Line("after")],
                "start a",
                "start b",
                "a join",
                "b join",
                "join after"
            )
        );

    [Theory]
    [InlineData(FlowchartMode.Counter, "WaitAll")]
    [InlineData(FlowchartMode.Counter, "WaitAllActive")]
    [InlineData(FlowchartMode.Token, "WaitAll")]
    [InlineData(FlowchartMode.Token, "WaitAllActive")]
    public void A_join_that_waits_for_all_goes_on_with_the_last(FlowchartMode mode, string join)
    {
        var instance = new Instance(TwoBranches(Join("join", join)), mode);
        instance.Send("b");
        instance.Lines.ShouldBeEmpty();
        instance.State.Bookmarks.Select(bookmark => bookmark.StimulusName).ShouldBe(["a"]);
        instance.Send("a");
        instance.Lines.ShouldBe(["after"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void A_join_that_waits_for_any_goes_on_with_the_first_and_cancels_the_other(FlowchartMode mode)
    {
        var instance = new Instance(TwoBranches(Join("join", "WaitAny")), mode);
        var transition = instance.Send("b");
        instance.Lines.ShouldBe(["after"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        transition.Journal.ShouldContain(entry => entry.Event == "Canceled" && entry.NodeId == "Workflow1:flow:a");
        instance.Send("a").Refusal!.Code.ShouldBe("not-expected");
    }

    [Theory]
    [InlineData("Stream", new[] { "join" })]
    [InlineData("Merge", new[] { "join" })]
    [InlineData("Converge", new[] { "join" })]
    [InlineData("Cascade", new[] { "join" })]
    [InlineData("Race", new[] { "join" })]
    public void In_token_mode_the_merge_mode_of_any_activity_counts(string merge, string[] lines)
    {
        var instance = new Instance(
            Workflow(
                Flowchart(
                    [
                        Activity("start", "Elsa.Start"),
                        Event("a"),
                        Event("b"),
                        Line("join").Merging(merge),
                        Event("keep"),
                    ],
                    "start a",
                    "start b",
                    "start keep",
                    "a join",
                    "b join"
                )
            ),
            FlowchartMode.Token
        );
        instance.Send("a");
        if (merge == "Race")
            instance.State.Bookmarks.Select(bookmark => bookmark.StimulusName).ShouldBe(["keep"]);
        else
            instance.Send("b");
        instance.Lines.ShouldBe(lines);
    }

    [Fact]
    public void In_token_mode_a_stream_waits_while_a_source_has_yet_to_run()
    {
        var instance = new Instance(
            Workflow(
                Flowchart(
                    [Activity("start", "Elsa.Start"), Event("slow"), Line("quick"), Line("join")],
                    "start slow",
                    "start quick",
                    "slow join",
                    "quick join"
                )
            ),
            FlowchartMode.Token
        );
        instance.Lines.ShouldBe(["quick"]);
        instance.Send("slow");
        instance.Lines.ShouldBe(["quick", "join"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void In_token_mode_converge_waits_for_backward_arrows_too()
    {
        // The arrow back from "again" can only be taken after "join" ran: strict convergence never goes on.
        var instance = new Instance(
            Workflow(
                Flowchart(
                    [Activity("start", "Elsa.Start"), Line("join").Merging("Converge"), Line("again")],
                    "start join",
                    "join again",
                    "again join"
                )
            ),
            FlowchartMode.Token
        );
        instance.Lines.ShouldBeEmpty();
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
    }

    [Fact]
    public void In_counter_mode_a_path_not_taken_counts_as_dead()
    {
        var decision = Activity("decide", "Elsa.FlowDecision", json => json["condition"] = Literal("False"));
        var instance = new Instance(
            Workflow(
                Flowchart(
                    [Activity("start", "Elsa.Start"), decision, Line("yes"), Line("no"), Line("join")],
                    "start decide",
                    "decide:True yes",
                    "decide:False no",
                    "yes join",
                    "no join"
                )
            )
        );
        instance.Lines.ShouldBe(["no", "join"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void In_counter_mode_wait_all_skips_what_follows_when_a_branch_is_dead()
    {
        var decision = Activity("decide", "Elsa.FlowDecision", json => json["condition"] = Literal("False"));
        var instance = new Instance(
            Workflow(
                Flowchart(
                    [
                        Activity("start", "Elsa.Start"),
                        Line("a"),
                        decision,
                        Line("b"),
                        Join("join", "WaitAll"),
                        Line("c"),
                    ],
                    "start a",
                    "start decide",
                    "a join",
                    "decide:True b",
                    "b join",
                    "join c"
                )
            )
        );
        instance.Lines.ShouldBe(["a"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void A_loop_runs_until_its_condition_ends(FlowchartMode mode)
    {
        var instance = new Instance(
            Workflow(
                Flowchart(
                    [
                        Activity("start", "Elsa.Start"),
                        Line("body", Script("getN()")),
                        Set("add", "n", Script("getN() + 1")),
                        Activity("more", "Elsa.FlowDecision", json => json["condition"] = Script("getN() < 3")),
                        Line("done"),
                    ],
                    "start body",
                    "body add",
                    "add more",
                    "more:True body",
                    "more:False done"
                ),
                [Variable("n", "Int32", "0")]
            ),
            mode
        );
        instance.Lines.ShouldBe(["0", "1", "2", "done"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_backward_arrow_past_its_start_is_an_incident()
    {
        var instance = new Instance(
            Workflow(
                Flowchart(
                    [Activity("start", "Elsa.Start"), Line("a"), Line("b"), Line("c"), Line("d")],
                    "start a",
                    "start b",
                    "a c",
                    "b d",
                    "c d",
                    "d a"
                )
            )
        );
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        instance.State.Incidents.Single().Message.ShouldContain("backward");
    }

    [Fact]
    public void A_flowchart_that_circles_for_ever_is_stopped()
    {
        var instance = new Instance(
            Workflow(Flowchart([Activity("start", "Elsa.Start"), Activity("a", "Elsa.FlowNode")], "start a", "a a"))
        );
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        instance.State.Incidents.ShouldContain(incident => incident.Code == "too-many-steps");
    }
}
