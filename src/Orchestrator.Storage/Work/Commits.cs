using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Work;

/// <summary>Saves a deed together with what belongs to it.</summary>
public static class Commits
{
    /// <summary>
    /// One commit: the context's changes, and what belongs to them. Inside a transaction of the caller's, that one
    /// commits.
    /// </summary>
    public static async Task SaveWithAsync<T>(
        this OrchestratorDbContext context,
        T done,
        InCommit<T>? also,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        await using var transaction = context.Database.CurrentTransaction is null
            ? await context.Database.BeginTransactionAsync(cancellationToken)
            : null;
        await context.SaveChangesAsync(cancellationToken);
        if (also is not null)
            await also(context, done, cancellationToken);
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
    }
}
