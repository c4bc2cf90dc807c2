using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Running;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Tests.Conformance;

public class GoldenTests
{
    private const string Absent = "../shared/elsa/conformance is not there: nothing to compare with.";

    // Need C#, which is refused by name.
    private static readonly string[] OutOfScope =
    [
        "ParentChildOutputMapping/d.json",
        "ParentChildOutputMapping/consumer.json",
        "WorkflowOutputMapping/workflow-output.json",
    ];

    public static TheoryData<string, string> Rows()
    {
        var rows = new TheoryData<string, string>();
        foreach (var row in GoldenRow.All())
            rows.Add(row.File, row.Mode);
        if (!rows.Any())
            rows.Add("", "");
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Does_what_the_stock_engine_did(string file, string mode)
    {
        if (ConformanceFolder.Path is null)
            Assert.Skip(Absent);
        var row = GoldenRow.All().Single(goldenRow => goldenRow.File == file && goldenRow.Mode == mode);
        var report = Run(row);
        if (OutOfScope.Any(text => file.EndsWith(text, StringComparison.Ordinal)))
        {
            report.Result.ShouldBeNull();
            report.Findings.ShouldContain(finding =>
                finding.Severity == Severity.Error
                && (finding.MessageEn.Contains("C#") || finding.MessageEn.Contains("Elsa.RunCSharp"))
            );
            return;
        }

        report.Findings.ShouldBeEmpty();
        var result = report.Result!;
        Texts(result["lines"]).ShouldBe(Texts(row.Json["lines"]));
        ((string)result["status"]!).ShouldBe((string)row.Json["status"]!);
        ((string)result["subStatus"]!).ShouldBe((string)row.Json["subStatus"]!);
        JsonNode.DeepEquals(result["output"], row.Json["outputs"]).ShouldBeTrue(result["output"]!.ToJsonString());
        result["incidents"]!.AsArray().Count.ShouldBe(row.Json["incidents"]!.AsArray().Count);
        result["completed"]!
            .AsObject()
            .ToDictionary(pair => pair.Key, pair => (int)pair.Value!)
            .ShouldBe(row.Completed(), ignoreOrder: true);
    }

    private static RunReport Run(GoldenRow row) =>
        new InMemoryRunner(ActivityRegistry.BuiltIn).Run(
            [.. row.Deps.Append(row.File).Select(text => (text, ConformanceFolder.Read(text)))],
            (row.Input ?? []).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            row.Mode == "token" ? FlowchartMode.Token : FlowchartMode.Counter
        );

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(json => (string)json!);
}
