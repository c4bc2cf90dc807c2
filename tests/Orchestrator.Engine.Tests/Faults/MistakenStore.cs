using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>A store with a mistake in its transactions.</summary>
internal sealed class MistakenStore(
    IWorkStore store,
    FaultDice dice,
    Func<IWorkTransaction, FaultDice, IWorkTransaction> wrap
) : FaultyStore(store, dice)
{
    private readonly FaultDice _dice = dice;

    protected override IWorkTransaction Wrap(IWorkTransaction transaction) => wrap(transaction, _dice);
}
