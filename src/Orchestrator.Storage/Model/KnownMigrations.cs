using Microsoft.EntityFrameworkCore;

namespace Orchestrator.Storage.Model;

/// <summary>A program works on tables that are as old as itself or older, never on newer ones.</summary>
public static class KnownMigrations
{
    /// <summary>Reads which versions of the tables the database has had.</summary>
    /// <exception cref="DatabaseRefusedException">One of them is unknown to this program.</exception>
    public static async Task CheckAsync(OrchestratorDbContext context, CancellationToken cancellationToken)
    {
        var unknown = (await context.Database.GetAppliedMigrationsAsync(cancellationToken))
            .Except(context.Database.GetMigrations(), StringComparer.Ordinal)
            .ToList();
        if (unknown.Count == 0)
            return;
        throw new DatabaseRefusedException(
            $"数据库比本程序新（{string.Join("、", unknown)}）：请换用较新的程序，或换一个数据库；未作任何更改。",
            $"The database is newer than this program ({string.Join(", ", unknown)}): use a newer program or "
                + "another database; nothing was changed."
        );
    }
}
