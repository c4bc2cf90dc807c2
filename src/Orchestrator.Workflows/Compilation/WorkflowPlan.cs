using System.Collections.Frozen;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Workflows.Compilation;

/// <summary>A definition compiled for running: immutable, shared by all its instances and by all threads.</summary>
public sealed class WorkflowPlan
{
    internal WorkflowPlan() { }

    /// <summary>What it was compiled from.</summary>
    public required WorkflowDefinition Definition { get; init; }

    /// <summary>The stable id that all versions share.</summary>
    public string DefinitionId => Definition.DefinitionId;

    /// <summary>Id of the version.</summary>
    public string DefinitionVersionId => Definition.Id;

    /// <summary>From 1; greater than that of every earlier version.</summary>
    public int Version => Definition.Version;

    /// <summary>SHA-256 of what the definition means; pins it to its instances.</summary>
    public string Hash => Definition.ContentHash;

    /// <summary>The outermost activity.</summary>
    public required Activity Root { get; init; }

    /// <summary>Every activity by node id, those of inlined definitions included.</summary>
    public required IReadOnlyDictionary<string, Activity> Activities { get; init; }

    /// <summary>The workflow's variables with their defaults converted.</summary>
    internal IReadOnlyList<PlanVariable> TopVariables { get; init; } = [];

    /// <summary>Whether a script asks for what activities gave; only then is it kept.</summary>
    internal bool KeepsOutputs { get; init; }

    /// <summary>Nodes by the technical name that scripts use.</summary>
    internal IReadOnlyDictionary<string, PlanNode> ByName { get; init; } =
        new Dictionary<string, PlanNode>(StringComparer.Ordinal);

    /// <summary>Whether it starts other definitions, so that its runs must be told which there are.</summary>
    public bool StartsOthers =>
        _startsOthers ??= Activities.Values.Any(activity =>
            activity is DispatchWorkflow or ExecuteWorkflow or BulkDispatchWorkflows
        );

    private bool? _startsOthers;

    /// <summary>
    /// The types of data that its activities must be given with a stimulus (<see cref="NeedsAttribute"/>); none for
    /// most.
    /// </summary>
    public IReadOnlyList<Type> NeedsOf(string stimulus) =>
        (_needs ??= PlanNeeds.Of(Activities.Values)).GetValueOrDefault(stimulus) ?? [];

    private FrozenDictionary<string, IReadOnlyList<Type>>? _needs;

    /// <summary>Whether an activity has this technical name or id.</summary>
    internal bool Has(string activity) => ByName.ContainsKey(activity);

    /// <summary>The workflow's own variables; containers have theirs.</summary>
    public IReadOnlyList<VariableDefinition> Variables => Definition.Variables;

    /// <summary>What a start may give.</summary>
    public IReadOnlyList<InputDefinition> Inputs => Definition.Inputs;

    /// <summary>Every activity of a class, in the order of the file.</summary>
    public IEnumerable<T> All<T>()
        where T : Activity => Activities.Values.OfType<T>();
}
