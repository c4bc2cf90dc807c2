using NodaTime;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>A store with a mistake: its horizon is not the clock's.</summary>
internal sealed class ShiftedStore(IWorkStore store, FaultDice dice, Duration by) : FaultyStore(store, dice)
{
    public override async Task<Instant> PassBarrierAsync(CancellationToken cancellationToken) =>
        await base.PassBarrierAsync(cancellationToken) + by;
}
