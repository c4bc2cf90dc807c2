using System.Text.Json.Nodes;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Flow;

namespace Orchestrator.Workflows.Runtime;

/// <summary>One run of an activity that has not ended: what is stored of it, and what a burst needs.</summary>
internal sealed class ActivityRun(int number, string activityId, ActivityRun? parent)
{
    private string? _id;

    /// <summary>Counts from 1 within the instance.</summary>
    public int Number { get; } = number;

    public string Id => _id ??= Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string ActivityId { get; } = activityId;

    public ActivityRun? Parent { get; } = parent;

    public bool Faulted { get; set; }

    public string? Tag { get; set; }

    /// <summary>Reached by an arrow that leads back; its visit does not count for joins.</summary>
    public bool Backward { get; set; }

    public Dictionary<string, JsonNode?>? Variables { get; set; }

    public Dictionary<string, JsonNode?>? Properties { get; set; }

    /// <summary>Outputs that an inlined definition has set.</summary>
    public Dictionary<string, JsonNode?>? Outputs { get; set; }

    public List<string>? Waits { get; set; }

    public List<PendingDeadline>? Deadlines { get; set; }

    public FlowMemory? Flow { get; set; }

    // Below: only within a burst.
    public PlanNode Node { get; set; } = null!;

    public bool Ended { get; set; }

    /// <summary>Whether its inputs are evaluated: until then an inlined definition's own names are not in scope.</summary>
    public bool Entered { get; set; }

    /// <summary>Has scheduled a child since it last ran.</summary>
    public bool HasScheduled { get; set; }

    /// <summary>The deadline being decided; its close is already in the transition.</summary>
    public string? Deciding { get; set; }

    public object?[]? Inputs { get; set; }

    public string NodeId =>
        Node is null ? $"{Parent?.NodeId ?? WorkflowState.RootNodeId}:{ActivityId}" : Node.Activity.NodeId;

    /// <summary>A copy for a burst. JSON values are shared: they are never changed in place.</summary>
    public ActivityRun Copy(ActivityRun? parent) =>
        new(Number, ActivityId, parent)
        {
            Faulted = Faulted,
            Tag = Tag,
            Backward = Backward,
            Variables = Variables is null ? null : new(Variables, StringComparer.Ordinal),
            Properties = Properties is null ? null : new(Properties, StringComparer.Ordinal),
            Outputs = Outputs is null ? null : new(Outputs, StringComparer.Ordinal),
            Waits = Waits is null ? null : [.. Waits],
            Deadlines = Deadlines is null ? null : [.. Deadlines],
            Flow = Flow?.Copy(),
            Entered = true,
        };
}
