using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Server.Definitions;
using Orchestrator.Server.Sessions;
using Orchestrator.Server.Studio.Instances;
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

    public IReadOnlyList<InstanceRecord> Records => [.. _runs.Values.OrderByDescending(run => run.StartedAt).Select(run => run.Record)];

    public TrialRun? Find(string? id) => id?.StartsWith(Prefix, StringComparison.Ordinal) == true ? _runs.GetValueOrDefault(id) : null;

    /// <summary>Tries a definition as it stands. Null when it does not compile.</summary>
    public TrialRun? Start(DefinitionVersion version, IReadOnlyCollection<DefinitionVersion> others, JsonObject? input)
    {
        var definitions = new DefinitionSet();
        foreach (var other in others)
        {
            if (DefinitionReader.Read(other.Json).Definition is { } definition) definitions.Add(definition);
        }

        if (DefinitionReader.Read(version.Json).Definition is not { } read || PlanCompiler.Compile(read, DefinitionRules.Registry, definitions.Find).Plan is not { } plan) return null;
        var now = clock.GetCurrentInstant();
        var run = new TrialRun(Prefix + SessionToken.Make()[..16], version, others, VirtualRun.Start(plan, DefinitionRules.Registry, definitions, input, now), now).Read();
        foreach (var old in _runs.Values.OrderByDescending(kept => kept.StartedAt).Skip(MostKept - 1)) _runs.TryRemove(old.Id, out _);
        return _runs[run.Id] = run;
    }

    public bool Remove(string id) => _runs.TryRemove(id, out _);
}
