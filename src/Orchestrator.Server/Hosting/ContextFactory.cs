using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Hosting;

/// <summary>Makes contexts on one database.</summary>
internal sealed class ContextFactory(DbContextOptions<OrchestratorDbContext> options) : IDbContextFactory<OrchestratorDbContext>
{
    public OrchestratorDbContext CreateDbContext() => new(options);
}
