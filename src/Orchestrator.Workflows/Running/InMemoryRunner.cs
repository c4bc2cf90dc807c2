using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Running;

/// <summary>
/// Imports definitions and runs the last one in memory to completion or suspension, with delays and timers firing at
/// once on a virtual clock.
/// </summary>
/// <param name="registry">The activity types there are.</param>
public sealed class InMemoryRunner(ActivityRegistry registry)
{
    /// <summary>When the virtual clock starts unless told otherwise: midnight of 1 January 2024 in China.</summary>
    public static Instant DefaultStart { get; } = Instant.FromUtc(2023, 12, 31, 16, 0);

    /// <summary>Runs the last of the files; the others are there to be used by it.</summary>
    /// <param name="files">File names and texts, in order.</param>
    /// <param name="input">Workflow inputs by name.</param>
    /// <param name="mode">How flowcharts join.</param>
    public RunReport Run(
        IReadOnlyList<(string File, string Json)> files,
        IReadOnlyDictionary<string, JsonNode?> input,
        FlowchartMode mode
    )
    {
        if (files.Count == 0)
            return Refused([Finding.Error("no-file", null, "没有给出流程文件。", "No definition was given.")]);
        var definitions = new DefinitionSet();
        WorkflowDefinition? last = null;
        foreach (var (file, json) in files)
        {
            var read = DefinitionReader.Read(json);
            if (!read.IsRead)
                return Refused([.. read.Findings.Select(finding => finding with { File = file })]);
            definitions.Add(last = read.Definition);
        }

        var compiled = PlanCompiler.Compile(last!, registry, definitions.Find, keepsUnknown: true);
        if (!compiled.IsCompiled)
            return Refused([.. compiled.Findings.Select(finding => finding with { File = files[^1].File })]);
        var world = new VirtualWorld(registry, definitions, mode, DefaultStart);
        var instance = world.Start(
            compiled.Plan,
            new StartRequest
            {
                Input = new JsonObject(input.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))),
            },
            null
        );
        world.RunOn(instance);
        return new RunReport { Result = RunResult.Of(compiled.Plan, instance, world) };
    }

    private static RunReport Refused(IReadOnlyList<Finding> findings) => new() { Findings = findings };
}
