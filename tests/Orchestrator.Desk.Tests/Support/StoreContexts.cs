using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Tests.Support;

/// <summary>Contexts on the database of a node's store.</summary>
internal sealed class StoreContexts(IWorkStore store) : IDbContextFactory<OrchestratorDbContext>
{
    public OrchestratorDbContext CreateDbContext() => store.CreateContext();
}
