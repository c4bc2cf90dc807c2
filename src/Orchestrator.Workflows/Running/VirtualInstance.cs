using NodaTime;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Running;

/// <summary>An instance in the memory of the runner.</summary>
internal sealed class VirtualInstance(string id, WorkflowPlan plan)
{
    public string Id { get; } = id;

    public WorkflowPlan Plan { get; } = plan;

    public WorkflowState State { get; set; } = new();

    /// <summary>Open deadlines by run and name.</summary>
    public Dictionary<(string Run, string Name), Instant> Deadlines { get; } = [];

    public Dictionary<string, LocalDate> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Completed runs by activity id.</summary>
    public SortedDictionary<string, int> Completed { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything its journal says, on the virtual clock.</summary>
    public List<(Instant At, JournalEntry Entry)> Journal { get; } = [];
}
