using System.Diagnostics;
using System.Text.Json.Nodes;
using Orchestrator.Tests.Support;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Running;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Tests.Conformance;

/// <summary>Files that people in the field publish or report, with what is right.</summary>
public class When_files_from_the_field_run
{
    private static readonly Dictionary<string, JsonNode?> NoInput = [];

    [Theory]
    [InlineData("elsa/missing-id")]
    [InlineData("elsa/liquid", "Hello ANN")]
    [InlineData("elsa/send-email", "sent")]
    [InlineData("scripts/01-optchain", "none")]
    [InlineData("scripts/02-nullish", "x")]
    [InlineData("scripts/42-datetime", "True")]
    [InlineData("joins/wait-any", "fast", "after join")]
    [InlineData("joins/raced-again", "round 1", "short", "met", "round 2", "long", "met", "end")]
    [InlineData("joins/entered-from-behind", "short", "met 1", "met 2", "long", "met 3", "end")]
    public void They_validate_and_finish_in_both_modes(string file, params string[] lines)
    {
        var json = Read(file);
        new DefinitionValidator(ActivityRegistry.BuiltIn)
            .Validate(json, file)
            .Where(finding => finding.Severity == Severity.Error)
            .ShouldBeEmpty();
        foreach (var mode in Enum.GetValues<FlowchartMode>())
        {
            var result = Run(file, json, mode);
            ((string)result["subStatus"]!, (string)result["status"]!).ShouldBe(
                ("Finished", "Finished"),
                $"{file} {mode}"
            );
            result["incidents"]!.AsArray().ShouldBeEmpty();
            if (lines.Length > 0)
                result["lines"]!.AsArray().Select(node => (string)node!).ShouldBe(lines, $"{file} {mode}");
        }
    }

    /// <summary>elsa-core#6725: counter mode decides about the join at the first round, as the stock engine does.</summary>
    [Fact]
    public void A_loop_in_a_branch_meets_the_others_in_token_mode_and_is_told_of_in_counter_mode()
    {
        const string file = "joins/loop-in-a-branch";
        var json = Read(file);
        Run(file, json, FlowchartMode.Token)["lines"]!
            .AsArray()
            .Select(node => (string)node!)
            .ShouldBe(["cost", "report 1", "report 2", "report 3", "both"]);
        new DefinitionValidator(ActivityRegistry.BuiltIn)
            .Validate(json, file)
            .ShouldContain(finding =>
                finding.Severity == Severity.Warning && finding.Code.StartsWith("join-", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void Activities_without_ids_are_numbered_as_the_stock_engine_does() =>
        Run("elsa/missing-id", Read("elsa/missing-id"), FlowchartMode.Counter)["completed"]!
            .AsObject()
            .Select(pair => pair.Key)
            .ShouldBe(["Flowchart1", "WriteLine1"], ignoreOrder: true);

    [Fact]
    public void A_mail_is_told_and_not_sent()
    {
        var mail = Run("elsa/send-email", Read("elsa/send-email"), FlowchartMode.Counter)["mails"]!
            .AsArray()
            .ShouldHaveSingleItem()!;
        mail["to"]!.AsArray().Select(json => (string)json!).ShouldBe(["a@example.org"]);
        ((string?)mail["subject"], (string?)mail["body"]).ShouldBe(("S", "B"));
    }

    [Fact]
    public void A_fault_names_activity_code_and_reason()
    {
        var result = Run("elsa/faulted", Read("elsa/faulted"), FlowchartMode.Counter);
        ((string)result["subStatus"]!).ShouldBe("Faulted");
        ((string)result["incidents"]!.AsArray().ShouldHaveSingleItem()!["message"]!).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("scripts/z26-regexcatastrophe")]
    public void What_never_ends_is_stopped_within_two_seconds_with_a_message(string file)
    {
        var watch = Stopwatch.StartNew();
        var result = Run(file, Read(file), FlowchartMode.Counter);
        watch.Elapsed.ShouldBeLessThan(Promised.Seconds(2));
        ((string)result["incidents"]!.AsArray().ShouldHaveSingleItem()!["message"]!).ShouldNotBeEmpty();
    }

    private static string Read(string file) =>
        File.ReadAllText(Path.Combine([AppContext.BaseDirectory, "Data", .. (file + ".json").Split('/')]));

    private static JsonObject Run(string file, string json, FlowchartMode mode)
    {
        DefinitionReader.Read(json).Findings.ShouldBeEmpty();
        var report = new InMemoryRunner(ActivityRegistry.BuiltIn).Run([(file, json)], NoInput, mode);
        report.Findings.ShouldBeEmpty();
        return report.Result!;
    }
}
