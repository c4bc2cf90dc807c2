using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Running;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using Orchestrator.Workflows.Validation;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Validation;

/// <summary>Each flowchart is checked and run: the warning says what happens.</summary>
public class Joins_in_counter_mode
{
    // The loop goes round twice: More, then Done.
    private static readonly JsonObject[] Round =
    [
        Activity("work", "Elsa.WriteLine", json => json["text"] = Literal("work")),
        Set("count", "n", Script("getN() + 1")),
        Line("check"),
        Activity("more", "Elsa.FlowDecision", json => json["condition"] = Script("getN() < 2")),
    ];

    private static (string Findings, string Lines) Of(JsonObject[] activities, params string[] connections)
    {
        var json = Workflow(
            Flowchart([.. activities.Select(node => (JsonObject)node.DeepClone())], connections),
            [Variable("n", "Int32", "0")]
        );
        var findings = new DefinitionValidator(Instance.Registry).Validate(json, "a.json");
        findings.ShouldAllBe(finding => finding.Severity == Severity.Warning && finding.Message.Length > 0);
        var lines = new InMemoryRunner(ActivityRegistry.BuiltIn)
            .Run([("a.json", json)], new Dictionary<string, JsonNode?>(), FlowchartMode.Counter)
            .Result!["lines"]!.AsArray();
        return (
            string.Join(' ', findings.Select(finding => $"{finding.Code}:{finding.ActivityId}")),
            string.Join(' ', lines.Select(node => (string)node!))
        );
    }

    [Fact]
    public void An_end_that_another_branch_reaches_too_comes_before_the_loop_is_done() =>
        Of(
                [Line("start"), Line("aside"), .. Round, Activity("end", "Elsa.End"), Line("close")],
                "start aside",
                "start work",
                "work count",
                "count check",
                "check more",
                "more:True work",
                "more:False close",
                "aside close",
                "close end"
            )
            .ShouldBe(("join-too-early:close", "start aside work check work close check"));

    [Fact]
    public void So_does_one_that_the_body_of_the_loop_reaches() =>
        Of(
                [.. Round, Line("close")],
                "work count",
                "work close",
                "count check",
                "check more",
                "more:True work",
                "more:False close"
            )
            .ShouldBe(("join-too-early:close", "work check work close close check"));

    [Fact]
    public void The_same_steps_one_after_the_other_are_right() =>
        Of(
                [Line("start"), Line("aside"), .. Round, Activity("end", "Elsa.End"), Line("close")],
                "start work",
                "work count",
                "count check",
                "check more",
                "more:True work",
                "more:False aside",
                "aside close",
                "close end"
            )
            .ShouldBe(("", "start work check work check aside close"));

    [Fact]
    public void What_each_round_leads_to_may_join_again() =>
        Of(
                [.. Round, Line("each"), Line("last")],
                "work count",
                "count check",
                "check more",
                "more:True each",
                "more:False each",
                "each last",
                "more:True work"
            )
            .ShouldBe(("", "work check each work last check each last"));

    [Fact]
    public void What_comes_once_from_before_the_loop_is_waited_for_in_vain() =>
        Of(
                [
                    Activity("which", "Elsa.FlowDecision", json => json["condition"] = Literal(true)),
                    .. Round,
                    Line("other"),
                    Line("close"),
                ],
                "which:True work",
                "which:False other",
                "work count",
                "count check",
                "check more",
                "more:True work",
                "more:False close",
                "other close"
            )
            .ShouldBe(("join-lost:close", "work check work check"));

    [Fact]
    public void What_each_round_can_lead_to_is_counted_in_each() =>
        Of(
                [
                    .. Round,
                    Activity("which", "Elsa.FlowDecision", json => json["condition"] = Literal(true)),
                    Line("close"),
                ],
                "work count",
                "count check",
                "check which",
                "which:True more",
                "which:False close",
                "more:True work",
                "more:False close"
            )
            .ShouldBe(("", "work check work check close"));

    [Theory]
    [InlineData("WaitAll", "join-never:j", "")]
    [InlineData("WaitAllActive", "", "a b")]
    [InlineData("WaitAny", "", "a b")]
    public void A_join_that_waits_for_both_ends_of_a_choice_never_runs(string mode, string findings, string lines) =>
        Of(
                [
                    Activity("which", "Elsa.FlowDecision", json => json["condition"] = Literal(true)),
                    Line("a"),
                    Join("j", mode),
                    Line("b"),
                ],
                "which:True a",
                "a j",
                "which:False j",
                "j b"
            )
            .ShouldBe((findings, lines.Length == 0 ? "a" : lines));

    [Fact]
    public void An_arrow_that_leaves_an_end_is_never_followed() =>
        Of(
            [Line("start"), Line("a"), Activity("end", "Elsa.End"), Line("b"), Line("after")],
            "start a",
            "start end",
            "end b",
            "a b",
            "end after"
        )
            .Findings.ShouldBe("unreachable-activity:after join-never:b");

    [Fact]
    public void Branches_of_a_fork_all_arrive() =>
        Of(
                [
                    Activity("fork", "Elsa.FlowFork", json => json["branches"] = Input("Object", "[\"A\",\"B\"]")),
                    Line("a"),
                    Line("b"),
                    Join("j", "WaitAll"),
                    Line("c"),
                ],
                "fork:A a",
                "fork:B b",
                "a j",
                "b j",
                "j c"
            )
            .ShouldBe(("", "a b c"));
}
