using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Running;
using Orchestrator.Workflows.Runtime;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Conformance;

/// <summary>Files of older or other writers, and values that do not fit: the run verb does with them what the stock engine does.</summary>
public class Odd_files
{
    private static JsonObject Run(string file, FlowchartMode mode = FlowchartMode.Counter) =>
        new InMemoryRunner(ActivityRegistry.BuiltIn)
            .Run([("a.json", file)], new Dictionary<string, JsonNode?>(), mode)
            .Result!;

    private static string Lines(JsonObject result) =>
        string.Join(' ', result["lines"]!.AsArray().Select(json => (string)json!));

    [Theory]
    [InlineData("""{"canStartWorkflow":true}""")]
    [InlineData("""{"customProperties":{"canStartWorkflow":true}}""")]
    [InlineData("""{"customProperties":{"CanStartWorkflow":true}}""")]
    public void The_flag_of_a_start_may_stand_in_three_places(string flag)
    {
        var start = Line("b");
        foreach (var (member, value) in JsonNode.Parse(flag)!.AsObject())
            start[member] = value?.DeepClone();
        Lines(Run(Workflow(Flowchart([Line("a"), start, Line("c")], "a c", "b c")))).ShouldBe("b c");
    }

    [Theory]
    [InlineData("items")]
    [InlineData("values")]
    public void Lists_may_be_wrapped_with_their_type(string member)
    {
        static void Wrap(JsonObject holder, string list, string member) =>
            holder[list] = new JsonObject { ["_type"] = "Object[]", [member] = holder[list]!.DeepClone() };

        Lines(Run(Workflow(Flowchart([Line("a"), Line("b")], "a b"), [Variable("x")], json =>
                    {
                        Wrap(json, "variables", member);
                        Wrap(json["root"]!.AsObject(), "activities", member);
                        Wrap(json["root"]!.AsObject(), "connections", member);
                    })))
            .ShouldBe("a b");
    }

    [Fact]
    public void A_default_that_does_not_fit_its_variable_is_not_set() =>
        Lines(Run(Workflow(Sequence(Line("a", Script("'n:' + getN()"))), [Variable("N", "Int32", "many")])))
            .ShouldBe("n:null");

    [Fact]
    public void A_number_that_is_none_is_zero() =>
        Lines(
                Run(
                    Workflow(
                        Sequence(
                            Activity("for", "Elsa.For", json =>
                                (json["start"], json["end"], json["body"]) = (
                                    Literal("many"),
                                    Literal("1"),
                                    Line("a", Script("getCurrentValue()"))
                                )
                            )
                        )
                    )
                )
            )
            .ShouldBe("0 1");

    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void A_mode_of_a_join_that_does_not_exist_is_an_incident_of_the_branch_that_arrives(FlowchartMode mode)
    {
        var result = Run(Workflow(Flowchart([Line("a"), Join("j", "WaitMost"), Line("b")], "a j", "j b")), mode);
        Lines(result).ShouldBe("a");
        ((string)result["subStatus"]!).ShouldBe("Faulted");
        ((string)result["incidents"]![0]!["activityId"]!).ShouldBe("a");
        ((string)result["incidents"]![0]!["message"]!).ShouldContain("WaitMost");
    }

    [Fact]
    public void None_of_this_is_saved()
    {
        var definition = DefinitionReader
            .Read(
                Workflow(
                    Sequence(
                        Activity("for", "Elsa.For", json => json["start"] = Literal("many")),
                        Join("j", "WaitMost")
                    ),
                    [Variable("N", "Int32", "many")]
                )
            )
            .Definition!;
        PlanCompiler
            .Compile(definition, ActivityRegistry.BuiltIn, _ => null)
            .Findings.Select(finding => (finding.Code, finding.Severity.ToString()))
            .ShouldBe([("bad-variable", "Error"), ("bad-input", "Error"), ("bad-input", "Error")]);
    }
}
