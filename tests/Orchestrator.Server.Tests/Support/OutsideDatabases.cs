using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.PostgreSql.Embedded;

[assembly: AssemblyFixture(typeof(OutsideDatabases))]

namespace Orchestrator.Server.Tests.Support;

/// <summary>A PostgreSQL that is no node's own; each test makes a database on it.</summary>
public sealed class OutsideDatabases : IAsyncLifetime
{
    private static int _made;
    private TemporaryPostgres _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await TemporaryPostgres.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Connection string of a new, empty database.</summary>
    public Task<string> CreateAsync() =>
        _server.Server.CreateDatabaseAsync(
            $"nodes_{Interlocked.Increment(ref _made)}",
            TestContext.Current.CancellationToken
        );

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
