using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;

namespace Orchestrator.Cases.Data;

/// <summary>Loads data of a cycle for its own activities: once for each cycle, whatever the number of items.</summary>
internal abstract class CycleLoader<TData> : DataLoader
    where TData : class
{
    /// <inheritdoc/>
    public sealed override Type Data => typeof(TData);

    /// <inheritdoc/>
    public sealed override async Task LoadAsync(
        WorkLoad load,
        IReadOnlyList<DataNeed> needs,
        CancellationToken cancellationToken
    )
    {
        foreach (var ofCycle in needs.GroupBy(need => need.Instance.Id))
        {
            if (!load.Session.Cycles.TryGetValue(ofCycle.Key, out var cycle))
                continue;
            var data = await ReadAsync(load.Lazy.Get(), cycle.Row, cancellationToken);
            foreach (var need in ofCycle)
                load.Session.Data.Give(need.Place, Data, data);
        }
    }

    /// <summary>Reads the data of one cycle, the same for all of its items that ask.</summary>
    protected abstract Task<TData> ReadAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        CancellationToken cancellationToken
    );
}
