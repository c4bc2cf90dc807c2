using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Orchestrator.Server.Hosting;

/// <summary>Before the tables are brought to the newest version: a node that will be refused must not have changed them.</summary>
internal static class DatabaseGuard
{
    /// <summary>The migration that brought the keys into the database.</summary>
    private const string KeysMigration = "_Nodes";

    /// <exception cref="ConfigurationException">The database is of the other mode, or its keys are not this node's.</exception>
    public static async Task CheckAsync(
        ServerDatabase database,
        ServerSettings settings,
        bool isPractice,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var context = await database.Contexts.CreateDbContextAsync(cancellationToken);
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
            if (applied.Count == 0)
                return;
            await DatabaseMode.RefuseOtherAsync(context, isPractice, cancellationToken);
            if (applied.Exists(name => name.EndsWith(KeysMigration, StringComparison.Ordinal)))
                await KeyStart.CheckAsync(context, database.Contexts, settings, cancellationToken);
        }
        catch (DbException)
        {
            // Not there, or not to be used: the migration that follows says so in its own words.
        }
    }
}
