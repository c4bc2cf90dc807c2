using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Orchestrator.Benchmarks.Support;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Benchmarks.Expressions;

/// <summary>
/// What a prepared expression costs with its fresh scope: instances that decide by a script, beside the same that
/// decide by a constant.
/// </summary>
internal static class ExpressionsBenchmark
{
    public const string Name = "expressions";

    private const string Definition = """
        {"id":"e-v1","definitionId":"e","name":"e","version":1,"variables":[{"id":"n","name":"n","typeName":"Int32","value":"5"}],
         "root":{"id":"if","type":"Elsa.If","version":1,"condition":{"typeName":"Boolean","expression":{"type":"TYPE","value":VALUE}}}}
        """;

    public static readonly Dictionary<string, int> Defaults = new() { ["instances"] = 50_000 };

    public static Task<int> RunAsync(Arguments asked)
    {
        var instances = asked["instances"];
        var (constant, script, template) = (
            PlanOf("Literal", "true"),
            PlanOf("JavaScript", "\"getN() > 3\""),
            PlanOf("Liquid", "\"{{ Variables.n }}\"")
        );
        foreach (var plan in new[] { constant, script, template })
            Measure(plan, instances / 5);
        var (without, scripted, rendered) = (
            Measure(constant, instances),
            Measure(script, instances),
            Measure(template, instances)
        );
        Report.Print(
            Name,
            new
            {
                instances,
                constantMicroseconds = Text(without),
                scriptMicroseconds = Text(scripted),
                templateMicroseconds = Text(rendered),
                perScript = Text(scripted - without),
                perTemplate = Text(rendered - without),
            }
        );
        return Task.FromResult(0);
    }

    private static WorkflowPlan PlanOf(string type, string value)
    {
        var json = Definition
            .Replace("TYPE", type, StringComparison.Ordinal)
            .Replace("VALUE", value, StringComparison.Ordinal);
        return PlanCompiler.Compile(DefinitionReader.Read(json).Definition!, ActivityRegistry.BuiltIn, _ => null).Plan!;
    }

    /// <summary>Microseconds of the processor for an instance: others may use the machine meanwhile.</summary>
    private static double Measure(WorkflowPlan plan, int instances)
    {
        var environment = new RunEnvironment { Now = Instant.FromUtc(2024, 10, 8, 1, 0) };
        using var process = Process.GetCurrentProcess();
        var began = process.TotalProcessorTime;
        for (var i = 0; i < instances; i++)
            WorkflowRuntime.Start(plan, new StartRequest(), environment);
        process.Refresh();
        return (process.TotalProcessorTime - began).TotalMicroseconds / instances;
    }

    private static string Text(double microseconds) => microseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
