using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Work;

/// <summary>Writes what belongs to a deed, its line in the operator log, into the deed's own transaction just before the commit.</summary>
/// <param name="context">On the transaction; the deed's changes are saved.</param>
/// <param name="done">What was done.</param>
/// <param name="cancellationToken">Cancels the deed with it.</param>
public delegate Task InCommit<in T>(OrchestratorDbContext context, T done, CancellationToken cancellationToken);
