using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Work;

/// <summary>Reserves ids for what starts.</summary>
internal sealed class NewIds(IWorkStore store)
{
    public async Task ReserveAsync(StartPlans plans, int count, CancellationToken cancellationToken)
    {
        for (var left = count; left > 0; left -= IdBlock.Size)
        {
            var size = Math.Min(left, IdBlock.Size);
            var first = await store.ReserveIdsAsync(size, cancellationToken);
            for (var id = first; id < first + size; id++)
                plans.Ids.Enqueue(id);
        }
    }
}
