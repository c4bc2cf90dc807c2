using NodaTime;
using Orchestrator.Storage.SqlServer.Tests;
using Orchestrator.Storage.SqlServer.Work;
using Orchestrator.Storage.Tests.Conformance;
using Orchestrator.Storage.Work;

[assembly: AssemblyFixture(typeof(SqlServerUnderTest))]

namespace Orchestrator.Storage.SqlServer.Tests;

/// <summary>The SQL Server that the environment variable names; its database is emptied by the tests.</summary>
public sealed class SqlServerUnderTest : IStorageUnderTest, IAsyncLifetime
{
    public const string Variable = "ORCHESTRATOR_SQLSERVER";

    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable(Variable);

    public static bool IsMissing => string.IsNullOrEmpty(ConnectionString);

    public async ValueTask InitializeAsync()
    {
        if (!IsMissing)
        {
            await SqlServerDatabase.MigrateAsync(ConnectionString!, TestContext.Current.CancellationToken);
        }
    }

    public IWorkStore CreateStore(IClock? virtualClock = null)
    {
        Assert.SkipWhen(
            IsMissing,
            $"No SQL Server here: set {Variable} to the connection string of an empty database."
        );
        return new SqlServerWorkStore(ConnectionString!, virtualClock);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
