using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Expressions;

namespace Orchestrator.Workflows.Compilation;

/// <summary>What the runtime knows of an activity beside its class: place, scope, inputs to evaluate.</summary>
internal sealed class PlanNode
{
    public required Activity Activity { get; init; }

    public required ActivityNode Source { get; init; }

    public required string TypeName { get; init; }

    public PlanNode? Parent { get; init; }

    public bool IsTerminal { get; init; }

    /// <summary>Variables declared here.</summary>
    public IReadOnlyList<PlanVariable> Variables { get; init; } = [];

    /// <summary>The inlined definition when the activity is one; its inputs and outputs are this node's.</summary>
    public WorkflowDefinition? Definition { get; init; }

    public Dictionary<string, PlanNode> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>Inputs that are evaluated before the activity runs.</summary>
    public List<ICompiledInput> Evaluated { get; } = [];

    /// <summary>How many values a run keeps.</summary>
    public int Slots { get; set; }

    public string Id => Activity.Id;
}
