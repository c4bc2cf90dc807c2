using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Running;
using Orchestrator.Workflows.Runtime;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Running;

public class Run_reports
{
    private static RunReport Run(string json, params (string Name, JsonNode? Value)[] input) =>
        new InMemoryRunner(ActivityRegistry.BuiltIn).Run(
            [("a.json", json)],
            input.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
            FlowchartMode.Counter
        );

    [Fact]
    public void Have_the_members_of_the_contract()
    {
        var report = Run(
            Workflow(
                Sequence(
                    Line("a", Script("getN() + 1")),
                    Activity("out", "Elsa.SetOutput", json =>
                        (json["outputName"], json["outputValue"]) = (Literal("Sum"), Script("getN() + 1"))
                    )
                ),
                [Variable("v", "Int32", "3")],
                json => json["inputs"] = new JsonArray(new JsonObject { ["name"] = "N", ["type"] = "Int32" })
            ),
            ("N", "4")
        );
        report
            .Result!.ToJsonString()
            .ShouldBe(
                "{\"status\":\"Finished\",\"subStatus\":\"Finished\",\"lines\":[\"5\"],\"output\":{\"Sum\":5},"
                    + "\"variables\":{\"v\":3},\"incidents\":[],\"completed\":{\"a\":1,\"out\":1,\"seq\":1}}"
            );
    }

    [Fact]
    public void Tell_incidents()
    {
        var report = Run(Workflow(Sequence(Activity("f", "Elsa.Fault", json => json["message"] = Literal("m")))));
        report.Result!["incidents"]!
            .AsArray()
            .Single()!
            .ToJsonString()
            .ShouldBe(
                "{\"activityId\":\"f\",\"nodeId\":\"Workflow1:seq:f\",\"activityType\":\"Elsa.Fault\",\"code\":\"0\",\"message\":\"m\"}"
            );
        ((string)report.Result["subStatus"]!).ShouldBe("Faulted");
    }

    [Fact]
    public void Are_findings_when_a_file_cannot_be_read_or_run()
    {
        Run("{").Findings.Single().File.ShouldBe("a.json");
        Run(Workflow(Sequence(Activity("x", "Elsa.RunCSharp"))))
            .Findings.Single()
            .MessageEn.ShouldContain("Elsa.RunCSharp");
        new InMemoryRunner(ActivityRegistry.BuiltIn)
            .Run([], new Dictionary<string, JsonNode?>(), FlowchartMode.Token)
            .Findings.ShouldNotBeEmpty();
    }
}
