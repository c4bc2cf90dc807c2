using Orchestrator.Engine.Work;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Intake;

/// <summary>
/// Keeps what arrivals would move (<see cref="WorkOutcome.Proposal"/>) for a second person to decide, in the commit
/// that answers them.
/// </summary>
public interface IDateProposals
{
    /// <summary>Called once for each arrival, in their order, before anything of the batch is written.</summary>
    /// <param name="transaction">The arrivals' transaction.</param>
    /// <param name="batch">What is to be written; journal lines and notices are added here.</param>
    /// <param name="arrival">The arrival.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Id of the move that was proposed; null: none was.</returns>
    Task<long?> KeepAsync(
        IWorkTransaction transaction,
        WorkBatch batch,
        Arrival arrival,
        WorkOutcome outcome,
        CancellationToken cancellationToken
    );
}
