using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Activities;

public class Composite_activities
{
    private static readonly JsonArray Three = new("a", "b", "c");

    [Theory]
    [InlineData(true, "then")]
    [InlineData(false, "else")]
    public void If_runs_one_of_two(bool condition, string line)
    {
        var choose = Activity("if", "Elsa.If", json =>
            (json["condition"], json["then"], json["else"], json["result"]) = (
                Literal(condition),
                Line("then"),
                Line("else"),
                Bound("held")
            )
        );
        var instance = new Instance(
            Workflow(Sequence(choose, Line("after", Script("'held ' + getHeld()"))), [Variable("held", "Boolean")])
        );
        instance.Lines.ShouldBe([line, condition ? "held true" : "held false"]);
    }

    [Fact]
    public void If_without_the_branch_goes_on() =>
        new Instance(
            Workflow(Sequence(Activity("if", "Elsa.If", json => json["condition"] = Literal(true)), Line("after")))
        ).Lines.ShouldBe(["after"]);

    [Theory]
    [InlineData(1, 3, 1, true, new[] { "1", "2", "3" })]
    [InlineData(1, 3, 1, false, new[] { "1", "2" })]
    [InlineData(3, 1, -1, true, new[] { "3", "2", "1" })]
    [InlineData(3, 1, -1, false, new[] { "3", "2" })]
    [InlineData(5, 1, 1, true, new string[0])]
    public void For_counts(int start, int end, int step, bool inclusive, string[] lines)
    {
        var loop = Activity("for", "Elsa.For", json =>
        {
            (json["start"], json["end"], json["step"], json["outerBoundInclusive"]) = (
                Literal(start),
                Literal(end),
                Literal(step),
                Literal(inclusive)
            );
            json["body"] = Line("body", Script("getCurrentValue()"));
        });
        new Instance(Workflow(Sequence(loop, Line("after")))).Lines.ShouldBe([.. lines, "after"]);
    }

    [Fact]
    public void ForEach_goes_over_the_items_there_were_when_it_began_even_across_waits()
    {
        var body = Sequence(
            Line("body", Script("getCurrentIndex() + getCurrentValue()")),
            Set("clear", "items", Literal(new JsonArray())),
            Event("next")
        );
        var loop = Activity("each", "Elsa.ForEach", json =>
            (json["items"], json["body"]) = (Input("Variable", new JsonObject { ["id"] = "items" }), body)
        );
        var instance = new Instance(Workflow(loop, [Variable("items", "Object", "[\"a\",\"b\"]")]));
        instance.Send("next");
        instance.Send("next");
        instance.Lines.ShouldBe(["0a", "1b"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void ParallelForEach_gives_each_item_its_own_scope()
    {
        var body = Activity("in", "Elsa.Sequence", json =>
            json["activities"] = new JsonArray(Event("go"), Line("say", Script("getCurrentValue()")))
        );
        var instance = new Instance(
            Workflow(
                Sequence(
                    Activity("each", "Elsa.ParallelForEach", json =>
                        (json["items"], json["body"]) = (Literal(Three.DeepClone()), body)
                    ),
                    Line("after")
                )
            )
        );
        instance.State.Bookmarks.Count.ShouldBe(3);
        var second = instance.State.Bookmarks[1].ActivityInstanceId;
        var transition = WorkflowRuntime.Resume(
            instance.Plan,
            instance.State,
            new Stimulus("go") { ActivityInstanceId = second },
            instance.Environment(Instance.Now)
        );
        transition.Lines.ShouldBe(["b"]);
        instance.Send("go");
        instance.Lines.ShouldBe(["a", "b", "c", "after"]);
    }

    [Fact]
    public void While_repeats_and_Break_leaves_it()
    {
        var body = Sequence(
            Set("add", "n", Script("getN() + 1")),
            Line("n", Script("getN()")),
            Activity("if", "Elsa.If", json =>
                (json["condition"], json["then"]) = (Script("getN() == 3"), Activity("break", "Elsa.Break"))
            ),
            Line("rest")
        );
        var loop = Activity("while", "Elsa.While", json =>
            (json["condition"], json["body"]) = (Script("getN() < 10"), body)
        );
        new Instance(
            Workflow(
                Activity("outer", "Elsa.Sequence", json => json["activities"] = new JsonArray(loop, Line("after"))),
                [Variable("n", "Int32", 0)]
            )
        ).Lines.ShouldBe(["1", "rest", "2", "rest", "3", "after"]);
    }

    [Theory]
    [InlineData("WaitAll", 2)]
    [InlineData("WaitAny", 1)]
    public void Fork_waits_for_all_or_any(string mode, int needed)
    {
        var fork = Activity("fork", "Elsa.Fork", json =>
            (json["joinMode"], json["branches"]) = (mode, new JsonArray(Event("a"), Event("b")))
        );
        var instance = new Instance(Workflow(Sequence(fork, Line("after"))));
        foreach (var name in new[] { "a", "b" }.Take(needed))
            instance.Send(name);
        instance.Lines.ShouldBe(["after"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Parallel_waits_for_all()
    {
        var instance = new Instance(
            Workflow(
                Sequence(
                    Activity("par", "Elsa.Parallel", json => json["activities"] = new JsonArray(Event("a"), Line("b"))),
                    Line("after")
                )
            )
        );
        instance.Lines.ShouldBe(["b"]);
        instance.Send("a");
        instance.Lines.ShouldBe(["b", "after"]);
    }

    [Theory]
    [InlineData("MatchFirst", new[] { "one" })]
    [InlineData("MatchAny", new[] { "one", "two" })]
    public void Switch_runs_the_cases_that_hold(string mode, string[] lines)
    {
        static JsonObject Case(string id, bool holds) =>
            new()
            {
                ["label"] = id,
                ["condition"] = new JsonObject { ["type"] = "Literal", ["value"] = holds },
                ["activity"] = Line(id),
            };
        var choose = Activity("switch", "Elsa.Switch", json =>
            (json["mode"], json["cases"], json["default"]) = (
                Literal(mode),
                new JsonArray(Case("one", true), Case("two", true), Case("three", false)),
                Line("none")
            )
        );
        new Instance(Workflow(Sequence(choose, Line("after")))).Lines.ShouldBe([.. lines, "after"]);
        var nothing = Activity("switch", "Elsa.Switch", json =>
            (json["cases"], json["default"]) = (new JsonArray(Case("three", false)), Line("none"))
        );
        new Instance(Workflow(Sequence(nothing, Line("after")))).Lines.ShouldBe(["none", "after"]);
    }

    [Fact]
    public void FlowNode_runs_its_body() =>
        new Instance(
            Workflow(Sequence(Activity("node", "Elsa.FlowNode", json => json["body"] = Line("in")), Line("after")))
        ).Lines.ShouldBe(["in", "after"]);

    [Fact]
    public void A_container_has_variables_of_its_own()
    {
        var inner = Activity("inner", "Elsa.Sequence", json =>
        {
            json["variables"] = new JsonArray(Variable("n", "Int32", 5));
            json["activities"] = new JsonArray(Set("set", "n", Script("getN() + 1")), Line("in", Script("getN()")));
        });
        new Instance(
            Workflow(Sequence(inner, Line("out", Script("getN()"))), [Variable("n", "Int32", 1)])
        ).Lines.ShouldBe(["6", "1"]);
    }

    [Fact]
    public void A_definition_used_as_an_activity_has_its_own_scope_inputs_outputs_and_outcomes()
    {
        var child = Workflow(
            Sequence(
                Line("hello", Script("'Hello ' + getWho()")),
                Activity("out", "Elsa.SetOutput", json =>
                    (json["outputName"], json["outputValue"]) = (Literal("Answer"), Script("getWho() + '!'"))
                ),
                Event("go"),
                Activity("complete", "Elsa.Complete", json => json["outcomes"] = Literal(new JsonArray("Good")))
            ),
            more: json =>
            {
                (json["name"], json["definitionId"], json["id"]) = ("greet somebody", "child", "child-1");
                json["inputs"] = new JsonArray(new JsonObject { ["name"] = "Who", ["type"] = "String" });
                json["outputs"] = new JsonArray(new JsonObject { ["name"] = "Answer", ["type"] = "String" });
                json["options"] = new JsonObject { ["usableAsActivity"] = true };
            }
        );
        var use = Activity("use", "GreetSomebody", json =>
            (json["who"], json["answer"]) = (Script("getName()"), Bound("reply"))
        );
        var parent = Workflow(
            Flowchart(
                [use, Line("good", Script("getReply() + getAnswerFromUse()")), Line("done")],
                "use:Good good",
                "use:Done done"
            ),
            [Variable("name", "String", "Wang"), Variable("reply", "String")]
        );
        var instance = new Instance(parent, others: child);
        instance.Lines.ShouldBe(["Hello Wang"]);
        instance.Send("go");
        instance.Lines.ShouldBe(["Hello Wang", "Wang!Wang!"]);
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    private static JsonObject Bound(string variable) =>
        new() { ["memoryReference"] = new JsonObject { ["id"] = variable } };
}
