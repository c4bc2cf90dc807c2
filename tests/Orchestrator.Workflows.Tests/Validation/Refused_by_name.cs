using System.Text.Json.Nodes;
using Orchestrator.Workflows.Tests.Support;
using Orchestrator.Workflows.Validation;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Validation;

public class Refused_by_name
{
    private static IReadOnlyList<Finding> Check(JsonObject root, params JsonNode[] variables) =>
        new DefinitionValidator(Instance.Registry).Validate(Workflow(root, [.. variables]), "a.json");

    private static void Refuses(IReadOnlyList<Finding> findings, string code, string activity, string says)
    {
        var finding = findings.Single(other => other.Severity == Severity.Error);
        (finding.File, finding.Code, finding.ActivityId).ShouldBe(("a.json", code, activity));
        finding.MessageEn.ShouldContain(says);
        finding.Message.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Elsa.RunCSharp", "C#")]
    [InlineData("Elsa.RunPython", "Python")]
    [InlineData("Elsa.ReadLine", "console")]
    [InlineData("Elsa.NotFoundActivity", "Elsa.NotFoundActivity")]
    [InlineData("Elsa.WriteFileHttpResponse", "Elsa.WriteFileHttpResponse")]
    [InlineData("Elsa.WriteFileHttpResponse", "Elsa.WriteHttpResponse")]
    [InlineData("Elsa.DownloadHttpFile", "Elsa.SendHttpRequest")]
    [InlineData("Elsa.StateMachine", "Elsa.Flowchart")]
    [InlineData("Elsa.SqlQuery", "Elsa.SendHttpRequest")]
    [InlineData("Elsa.AzureServiceBus.SendMessage", "Elsa.PublishEvent")]
    [InlineData("Elsa.Alterations.SubmitAlterationPlan", "a move in the console")]
    [InlineData("Acme.Unknown", "Acme.Unknown")]
    public void Activities(string type, string says) =>
        Refuses(Check(Sequence(Activity("x", type))), "unknown-activity", "x", says);

    [Fact]
    public void Every_stock_activity_is_here_or_named_as_one_that_is_not_with_what_to_use()
    {
        using var stream =
            typeof(Orchestrator.Workflows.Activities.ActivityRegistry).Assembly.GetManifestResourceStream(
                "Orchestrator.Workflows.Compilation.stock-activities.json"
            )!;
        var stock = JsonNode
            .Parse(stream)!
            .AsArray()
            .Select(json => ((string)json!["type"]!).Replace(".*", ".Anything", StringComparison.Ordinal))
            .ToList();
        stock.Count.ShouldBeGreaterThan(30);
        stock.ShouldBeUnique();
        foreach (var type in stock)
        {
            Instance.Registry.Find(type).ShouldBeNull($"{type} is here");
            var finding = Check(Sequence(Activity("x", type))).Single(other => other.Code == "unknown-activity");
            finding.MessageEn.ShouldContain("one of Elsa's own that is not here");
            finding.Message.ShouldContain("Elsa自带的活动");
        }
    }

    [Theory]
    [InlineData("CSharp", "C#")]
    [InlineData("Python", "Python")]
    [InlineData("Secret", "Secret")]
    public void Expressions(string type, string says) =>
        Refuses(Check(Sequence(Line("x", Input(type, "1")))), "unsupported-expression", "x", says);

    [Theory]
    [InlineData("1 +", "line 1")]
    [InlineData("var a = 1;\nvar b = ;", "line 2")]
    [InlineData("return 1;\nclass {}", "line 2")]
    [InlineData("await 1", "line 1")]
    public void Scripts_that_do_not_parse(string script, string says)
    {
        Refuses(Check(Sequence(Line("x", Script(script)))), "bad-script", "x", says);
        Refuses(
            Check(Sequence(Activity("x", "Elsa.RunJavaScript", json => json["script"] = Literal(script)))),
            "bad-script",
            "x",
            says
        );
    }

    [Fact]
    public void Scripts_that_nest_too_deeply() =>
        Refuses(
            Check(Sequence(Line("x", Script(new string('[', 5000) + new string(']', 5000))))),
            "bad-script",
            "x",
            "nesting"
        );

    [Fact]
    public void Variables_that_do_not_exist()
    {
        Refuses(Check(Sequence(Set("x", "gone", Literal(1)))), "dangling-variable", "x", "gone");
        Refuses(
            Check(Sequence(Line("x", Input("Variable", new JsonObject { ["id"] = "1", ["name"] = "gone" })))),
            "dangling-variable",
            "x",
            "gone"
        );
    }

    [Fact]
    public void Missing_required_inputs()
    {
        Refuses(Check(Sequence(Activity("x", "Elsa.Event"))), "missing-input", "x", "EventName");
        Refuses(
            Check(Sequence(Activity("x", "Test.Review", json => json["clauses"] = Input("Object", "")))),
            "missing-input",
            "x",
            "Clauses"
        );
    }

    [Fact]
    public void Values_that_do_not_fit() =>
        Refuses(
            Check(Sequence(Activity("x", "Elsa.Delay", json => json["timeSpan"] = Literal("soon")))),
            "bad-input",
            "x",
            "duration"
        );

    [Fact]
    public void Defaults_of_variables_that_do_not_fit() =>
        Check(Sequence(), Variable("n", "Int32", "x")).Single().Code.ShouldBe("bad-variable");

    [Fact]
    public void Cron_expressions_that_are_wrong() =>
        Refuses(
            Check(Sequence(Activity("x", "Elsa.Cron", json => json["cronExpression"] = Literal("99 * * * * *")))),
            "bad-cron",
            "x",
            "Error when parsing cron expression: The given cron expression has an invalid format. Seconds: Value "
                + "must be a number between 0 and 59 (all inclusive)."
        );

    [Fact]
    public void Definitions_that_contain_themselves()
    {
        var json = Workflow(Sequence(Activity("x", "Test")), more: node =>
            node["options"] = new JsonObject { ["usableAsActivity"] = true }
        );
        var set = new Workflows.Running.DefinitionSet();
        var definition = Workflows.Definitions.DefinitionReader.Read(json).Definition!;
        set.Add(definition);
        Refuses(
            new DefinitionValidator(Instance.Registry).Validate(definition, "a.json", set.Find),
            "recursive-definition",
            "x",
            "contains itself"
        );
    }

    [Fact]
    public void Definitions_that_grow_tenfold_with_each_level()
    {
        var set = new Workflows.Running.DefinitionSet();
        var levels = new List<Workflows.Definitions.WorkflowDefinition>();
        for (var level = 0; level < 8; level++)
        {
            var inside = level == 0 ? "Elsa.Start" : "Level" + (level - 1);
            var json = Workflow(
                Sequence([.. Enumerable.Range(0, 10).Select(number => Activity("x" + number, inside))]),
                more: node =>
                {
                    node["id"] = "level-" + level;
                    node["definitionId"] = "level" + level;
                    node["name"] = "Level" + level;
                    node["options"] = new JsonObject { ["usableAsActivity"] = true };
                }
            );
            levels.Add(Workflows.Definitions.DefinitionReader.Read(json).Definition!);
            set.Add(levels[^1]);
        }

        var findings = new DefinitionValidator(Instance.Registry).Validate(levels[^1], "a.json", set.Find);
        findings.Select(finding => finding.Code).ShouldContain("too-many-activities");
    }

    [Fact]
    public void Warnings_for_what_never_runs_and_for_inputs_nobody_reads()
    {
        var findings = Check(
            Flowchart(
                [
                    Activity("start", "Elsa.Start"),
                    Line("a"),
                    Activity("lost", "Elsa.WriteLine", json => json["colour"] = Literal("red")),
                ],
                "start a"
            )
        );
        findings
            .Select(finding => (finding.Code, finding.ActivityId, finding.Severity))
            .ShouldBe([
                ("unknown-input", "lost", Severity.Warning),
                ("unreachable-activity", "lost", Severity.Warning),
            ]);
    }

    [Fact]
    public void Rules_of_others_join_in()
    {
        var findings = new DefinitionValidator(Instance.Registry, new OnlyShortNames()).Validate(
            Workflow(Sequence(Line("a"))),
            "a.json"
        );
        findings
            .Single()
            .ShouldBe(new Finding("a.json", null, "long-name", Severity.Info, "TJ24-1", "名称太长", "too long"));
    }

    private sealed class OnlyShortNames : IDefinitionRule
    {
        public IEnumerable<Finding> Check(DefinitionCheck check) =>
            check.Plan is not null && check.Definition.Name.Length > 3
                ? [new Finding(null, null, "long-name", Severity.Info, "TJ24-1", "名称太长", "too long")]
                : [];
    }
}
