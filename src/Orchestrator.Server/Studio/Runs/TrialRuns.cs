using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Desk.Definitions;
using Orchestrator.Server.Studio.Records;
using Orchestrator.Storage.Definitions;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Running;

namespace Orchestrator.Server.Studio.Runs;

/// <summary>The last few trials of this process.</summary>
internal sealed class TrialRuns(IClock clock)
{
    private const int MostKept = 20;
    private const string Prefix = "trial-";

    private readonly ConcurrentDictionary<string, TrialRun> _runs = new();

    /// <summary>How they stand, the newest first.</summary>
    public IReadOnlyList<InstanceRecord> Records =>
        [.. _runs.Values.OrderByDescending(run => run.StartedAt).Select(run => run.Record)];

    /// <summary>A trial by its id; null for anything else.</summary>
    public TrialRun? Find(string? id) =>
        id?.StartsWith(Prefix, StringComparison.Ordinal) == true ? _runs.GetValueOrDefault(id) : null;

    /// <summary>Makes a definition ready to be tried beside the newest versions of the others; null when it has errors.</summary>
    public static TrialPlan? Compile(DefinitionVersion version, IReadOnlyCollection<DefinitionVersion> others)
    {
        var definitions = new DefinitionSet();
        foreach (var other in others)
        {
            if (DefinitionReader.Read(other.Json).Definition is { } definition)
                definitions.Add(definition);
        }

        return
            DefinitionReader.Read(version.Json).Definition is { } read
            && PlanCompiler.Compile(read, DefinitionRules.Registry, definitions.Find).Plan is { } plan
            ? new TrialPlan(version, others, definitions, plan)
            : null;
    }

    /// <summary>Runs it to its end, or to where it waits.</summary>
    public TrialRun Start(TrialPlan trial, JsonObject? input)
    {
        var now = clock.GetCurrentInstant();
        var virtualRun = VirtualRun.Start(trial.Plan, DefinitionRules.Registry, trial.Definitions, input, now);
        var run = new TrialRun(
            Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            trial.Version,
            trial.Others,
            virtualRun,
            now
        ).Read();
        foreach (var old in _runs.Values.OrderByDescending(kept => kept.StartedAt).Skip(MostKept - 1))
            _runs.TryRemove(old.Id, out _);
        return _runs[run.Id] = run;
    }

    /// <summary>Forgets a trial; false when there is none.</summary>
    public bool Remove(string id) => _runs.TryRemove(id, out _);
}
