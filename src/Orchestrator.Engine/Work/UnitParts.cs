using Orchestrator.Engine.Catalog;
using Orchestrator.Workflows.Expressions;

namespace Orchestrator.Engine.Work;

/// <summary>What units of work of a process share.</summary>
internal sealed class UnitParts(
    PlanCache plans,
    CalendarCache calendars,
    WorkflowCatalog workflows,
    CaseKinds kinds,
    IEnumerable<ItemHandler> handlers,
    WorkSignals signals,
    TaskIds tasks,
    EngineOptions options
)
{
    private readonly Dictionary<Type, ItemHandler> _handlers = handlers.ToDictionary(handler => handler.Item);

    public PlanCache Plans => plans;

    public CalendarCache Calendars => calendars;

    public WorkflowCatalog Workflows => workflows;

    public CaseKinds Kinds => kinds;

    public WorkSignals Signals => signals;

    public TaskIds Tasks => tasks;

    /// <summary>What slow scripts may take together; null: without end.</summary>
    public SlowScripts? SlowScripts { get; } =
        options.SlowScripts is { } most ? new SlowScripts(most.ToTimeSpan()) : null;

    /// <summary>In the order in which they load: persons are locked before what belongs to organisations.</summary>
    public IReadOnlyCollection<ItemHandler> Handlers { get; } = [.. handlers];

    /// <summary>Who applies an item.</summary>
    /// <exception cref="InvalidOperationException">Nobody does.</exception>
    public ItemHandler HandlerOf(WorkItem item) =>
        _handlers.GetValueOrDefault(item.GetType())
        ?? throw new InvalidOperationException($"Nobody applies a {item.GetType().Name}.");
}
