using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Runtime;

public class Stored_states
{
    private static string Everything() =>
        Workflow(
            Flowchart(
                [
                    Activity("start", "Elsa.Start"),
                    Set(
                        "set",
                        "data",
                        Script(
                            "({ name: '张三', list: [1, 2.5, true, null], chance: Math.random(), id: newGuid(), now: new Date() })"
                        )
                    ),
                    Activity("each", "Elsa.ParallelForEach", json =>
                        (json["items"], json["body"]) = (Literal(new JsonArray("甲", "乙")), Event("item"))
                    ),
                    Activity("set2", "Elsa.SetOutput", json =>
                        (json["outputName"], json["outputValue"]) = (Literal("Out"), Script("getData()"))
                    ),
                    Event("last"),
                ],
                "start set",
                "set each",
                "each set2",
                "set2 last",
                "last each"
            ),
            [Variable("data")]
        );

    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void The_same_stimuli_give_the_same_bytes(FlowchartMode mode)
    {
        static byte[] Play(FlowchartMode mode)
        {
            var instance = new Instance(Everything(), mode, new JsonObject { ["who"] = "x" });
            foreach (var name in (string[])["item", "last", "item", "last"])
                instance.Send(name).Refusal.ShouldBeNull();
            return WorkflowStateJson.Write(instance.State);
        }

        Play(mode).ShouldBe(Play(mode));
    }

    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void Storing_between_every_two_stimuli_changes_nothing(FlowchartMode mode)
    {
        var stored = new Instance(Everything(), mode);
        var plan = stored.Plan;
        var kept = WorkflowRuntime
            .Start(plan, new StartRequest { FlowchartMode = mode }, stored.Environment(Instance.Now))
            .State;
        foreach (var name in (string[])["item", "last", "item", "last"])
        {
            stored.Send(name);
            kept = WorkflowRuntime.Resume(plan, kept, new Stimulus(name), stored.Environment(Instance.Now)).State;
            WorkflowStateJson.Write(stored.State).ShouldBe(WorkflowStateJson.Write(kept));
            stored.State.Bookmarks.ShouldBe(kept.Bookmarks);
        }
    }

    [Fact]
    public void A_suspended_instance_with_two_variables_is_small()
    {
        var instance = new Instance(
            Workflow(
                Flowchart(
                    [
                        .. Enumerable.Range(0, 12).Select(number => Event($"step{number}")),
                        Set("a", "series", Literal("工程技术")),
                        Set("b", "level", Literal("高级")),
                    ],
                    [.. Enumerable.Range(0, 11).Select(number => $"step{number} step{number + 1}"), "a b", "b step0"]
                ),
                [Variable("series", "String"), Variable("level", "String")]
            )
        );
        instance.Send("step0");
        WorkflowStateJson.Write(instance.State).Length.ShouldBeLessThan(250);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"n\":1")]
    [InlineData("{\"zz\":1}")]
    [InlineData("{\"n\":\"x\"}")]
    [InlineData("{\"n\":2,\"r\":[{\"i\":2,\"a\":\"x\",\"p\":1}]}")]
    public void Damage_is_told(string json) =>
        Should.Throw<FormatException>(() => WorkflowStateJson.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_state_of_another_version_is_told()
    {
        var instance = new Instance(Workflow(Sequence(Event("a"))));
        var other = Instance.PlanOf(Workflow(Sequence(Event("b"))));
        Should
            .Throw<InvalidOperationException>(() =>
                WorkflowRuntime.Resume(other, instance.State, new Stimulus("a"), instance.Environment(Instance.Now))
            )
            .Message.ShouldContain("'a'");
    }

    [Fact]
    public void It_shows_variables_name_correlation_and_output()
    {
        var instance = new Instance(
            Workflow(
                Sequence(
                    Activity("name", "Elsa.SetName", json => json["value"] = Literal("张三的申报")),
                    Activity("correlate", "Elsa.Correlate", json => json["correlationId"] = Literal("A-1")),
                    Set("set", "n", Script("getN() + getInput('by')")),
                    Activity("out", "Elsa.SetOutput", json =>
                        (json["outputName"], json["outputValue"]) = (
                            Literal("Out"),
                            Input("Variable", new JsonObject { ["id"] = "n", ["name"] = "n" })
                        )
                    ),
                    Event("a")
                ),
                [Variable("n", "Int32", "2")]
            ),
            input: new JsonObject { ["by"] = 3 }
        );
        (
            instance.State.Name,
            instance.State.CorrelationId,
            (int)instance.State.Variables["n"]!,
            (int)instance.State.Output["Out"]!
        ).ShouldBe(("张三的申报", "A-1", 5, 5));
        ((int)instance.State.Input["by"]!).ShouldBe(3);
    }
}
