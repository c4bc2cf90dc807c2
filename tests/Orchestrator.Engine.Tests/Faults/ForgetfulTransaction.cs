using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>A transaction with a mistake: at some of its commits it says that it is committed, and is not.</summary>
internal sealed class ForgetfulTransaction(IWorkTransaction transaction, FaultDice dice, Func<bool> forgets)
    : FaultyTransaction(transaction, dice)
{
    public override Task CommitAsync(CancellationToken cancellationToken) =>
        forgets() ? Task.CompletedTask : base.CommitAsync(cancellationToken);
}
