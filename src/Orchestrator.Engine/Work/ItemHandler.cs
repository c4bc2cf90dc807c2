namespace Orchestrator.Engine.Work;

/// <summary>
/// How the items of one type are applied: what they need is loaded for all of them at once, then each is applied
/// without I/O.
/// </summary>
internal abstract class ItemHandler
{
    /// <summary>The type of item.</summary>
    public abstract Type Item { get; }

    /// <summary>Loads what the items of this type need beyond their instances.</summary>
    public virtual Task LoadAsync(WorkLoad load, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Applies one. What throws changed nothing.</summary>
    /// <param name="session">What is held.</param>
    /// <param name="item">The item.</param>
    /// <param name="place">Its place among the items of the unit of work.</param>
    public abstract WorkOutcome Apply(WorkSession session, WorkItem item, int place);
}

/// <summary>See <see cref="ItemHandler"/>.</summary>
internal abstract class ItemHandler<TItem> : ItemHandler
    where TItem : WorkItem
{
    public sealed override Type Item => typeof(TItem);

    public sealed override WorkOutcome Apply(WorkSession session, WorkItem item, int place) =>
        Apply(session, (TItem)item, place);

    protected abstract WorkOutcome Apply(WorkSession session, TItem item, int place);
}
