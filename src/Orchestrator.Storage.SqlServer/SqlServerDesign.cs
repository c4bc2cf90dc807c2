using Microsoft.EntityFrameworkCore.Design;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.SqlServer;

/// <summary>Lets dotnet-ef write migrations; it never connects.</summary>
internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<OrchestratorDbContext>
{
    /// <inheritdoc/>
    public OrchestratorDbContext CreateDbContext(string[] args) =>
        SqlServerDatabase.CreateContexts("Server=127.0.0.1").CreateDbContext();
}
