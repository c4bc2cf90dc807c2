using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Running;

/// <summary>A trial of a plan in memory, with delays and timers firing at once on a virtual clock; it touches nothing else.</summary>
public sealed class VirtualRun
{
    private readonly VirtualWorld _world;
    private readonly VirtualInstance _instance;

    private VirtualRun(VirtualWorld world, VirtualInstance instance) => (_world, _instance) = (world, instance);

    /// <summary>How it stands.</summary>
    public WorkflowState State => _instance.State;

    /// <summary>Its journal, on the virtual clock.</summary>
    public IReadOnlyList<(Instant At, JournalEntry Entry)> Journal => _instance.Journal;

    /// <summary>What WriteLine wrote.</summary>
    public IReadOnlyList<string> Lines => _world.Lines;

    /// <summary>Starts a plan and runs it until it ends or nothing more can happen by itself.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="registry">The activity types there are.</param>
    /// <param name="definitions">Definitions that it may start.</param>
    /// <param name="input">Workflow inputs by name.</param>
    /// <param name="start">Where the virtual clock begins.</param>
    public static VirtualRun Start(
        WorkflowPlan plan,
        ActivityRegistry registry,
        DefinitionSet definitions,
        JsonObject? input,
        Instant start
    )
    {
        var world = new VirtualWorld(registry, definitions, FlowchartMode.Counter, start);
        var instance = world.Start(plan, new StartRequest { Input = input }, null);
        world.RunOn(instance);
        return new VirtualRun(world, instance);
    }

    /// <summary>Cancels it; one that has ended stays as it is.</summary>
    public void Cancel() => _world.Cancel(_instance);

    /// <summary>Runs what has faulted again; false when nothing has.</summary>
    /// <param name="activityIds">Ids of activities; null means all that are faulted.</param>
    public bool Retry(IReadOnlyCollection<string>? activityIds) => _world.Retry(_instance, activityIds);
}
