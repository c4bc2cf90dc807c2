using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;

namespace Orchestrator.Desk.Cycles;

/// <summary>Finds real cycles by their code.</summary>
public sealed class CycleFinder(IDbContextFactory<OrchestratorDbContext> contexts)
{
    /// <summary>The cycle as stored, not tracked; null when there is none within this person's reach.</summary>
    public async Task<Cycle?> FindAsync(string code, Operator who, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .CyclesOf(who)
            .AsNoTracking()
            .FirstOrDefaultAsync(cycle => cycle.Code == code, cancellationToken);
    }

    /// <summary>The same where all of the cycle is within reach, and not only some applications.</summary>
    public async Task<Cycle?> FindWholeAsync(string code, Operator who, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .WholeCyclesOf(who)
            .AsNoTracking()
            .FirstOrDefaultAsync(cycle => cycle.Code == code, cancellationToken);
    }

    /// <summary>The cycle as stored, not tracked; null when there is none, or only a sandbox has the code.</summary>
    public async Task<Cycle?> FindAsync(string code, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .Cycles.AsNoTracking()
            .FirstOrDefaultAsync(cycle => cycle.Code == code && !cycle.IsSandbox, cancellationToken);
    }
}
