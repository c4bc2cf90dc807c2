using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;

namespace Orchestrator.Engine.Intake;

/// <summary>
/// Writes what belongs to an operator's act into the commit that answers it; the host writes its line in the operator
/// log.
/// </summary>
/// <param name="context">On that transaction; the answer is written.</param>
/// <param name="act">What arrived from the console.</param>
/// <param name="answer">What came of it.</param>
/// <param name="cancellationToken">Cancels.</param>
public delegate Task ArrivalNote(
    OrchestratorDbContext context,
    Arrival act,
    ArrivalAnswerBody answer,
    CancellationToken cancellationToken
);
