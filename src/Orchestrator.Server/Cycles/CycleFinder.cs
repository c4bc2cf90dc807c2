using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Cycles;

/// <summary>Finds real cycles by their code.</summary>
internal sealed class CycleFinder(IDbContextFactory<OrchestratorDbContext> contexts)
{
    public async Task<Cycle?> FindAsync(string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Cycles.AsNoTracking().FirstOrDefaultAsync(cycle => cycle.Code == code && !cycle.IsSandbox, cancellation);
    }
}
