using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>
/// A transaction with a mistake: what it wrote is written again after the commit, as by somebody who takes a time-out for a no.
/// </summary>
internal sealed class RepeatingTransaction(IWorkTransaction transaction, FaultDice dice, IWorkStore store)
    : FaultyTransaction(transaction, dice)
{
    private readonly WorkBatch _again = new();

    public override Task WriteAsync(WorkBatch batch, CancellationToken cancellationToken)
    {
        _again.Journal.AddRange(batch.Journal.Select(Copy));
        return base.WriteAsync(batch, cancellationToken);
    }

    public override async Task CommitAsync(CancellationToken cancellationToken)
    {
        await base.CommitAsync(cancellationToken);
        await store.WriteAsync(_again, cancellationToken);
    }

    private static JournalLine Copy(JournalLine line) =>
        new()
        {
            InstanceId = line.InstanceId,
            At = line.At,
            Event = line.Event,
            NodeId = line.NodeId,
            ActivityInstanceId = line.ActivityInstanceId,
            Message = line.Message,
            Data = line.Data,
        };
}
