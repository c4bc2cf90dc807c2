using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.PostgreSql;

/// <summary>Lets dotnet-ef write migrations; it never connects.</summary>
internal sealed class PostgreSqlDesign : IDesignTimeDbContextFactory<OrchestratorDbContext>
{
    /// <inheritdoc/>
    public OrchestratorDbContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<OrchestratorDbContext>();
        builder.UseNpgsql(PostgreSqlDatabase.Options);
        return new OrchestratorDbContext(builder.Options);
    }
}
