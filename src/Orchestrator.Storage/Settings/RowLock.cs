using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Settings;

/// <summary>Rows of the settings that exist to be locked: what all nodes do one after the other, on every provider alike.</summary>
public static class RowLock
{
    /// <summary>Held while a node reads, completes and wraps the keys at its start.</summary>
    public const string Keys = "lock.keys";

    /// <summary>Held from an entry of the operator log until its commit: the chain has one end.</summary>
    public const string OperatorLog = "lock.operator-log";

    /// <summary>Waits for the others and holds the lock until the context's transaction ends.</summary>
    public static async Task TakeAsync(OrchestratorDbContext context, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var locked = await context
            .Settings.Where(setting => setting.Name == name)
            .ExecuteUpdateAsync(
                set => set.SetProperty(setting => setting.Value, setting => setting.Value),
                cancellationToken
            );
        if (locked != 1)
            throw new InvalidOperationException($"The setting {name}, which the migrations make, is missing.");
    }
}
