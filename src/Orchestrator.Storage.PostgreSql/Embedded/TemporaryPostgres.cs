using System.Diagnostics.CodeAnalysis;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>
/// A throw-away PostgreSQL for tests, simulations and benchmarks: starts in about half a second, and its folder goes
/// with it.
/// </summary>
public sealed class TemporaryPostgres : IAsyncDisposable
{
    private const string Prefix = "orchestrator-postgres-";

    private readonly string _folder;

    private TemporaryPostgres(string folder, EmbeddedPostgres server)
    {
        _folder = folder;
        Server = server;
    }

    /// <summary>The running server.</summary>
    public EmbeddedPostgres Server { get; }

    /// <summary>Connects to its empty database <c>orchestrator</c>.</summary>
    public string ConnectionString => Server.ConnectionString;

    /// <summary>Starts one below the temporary folder, after removing those whose process was killed.</summary>
    /// <param name="durable">True for benchmarks that must pay for durable commits.</param>
    /// <param name="stopOnSignals">False where the host reacts to signals and disposes of it in order.</param>
    /// <param name="cancellationToken">Cancels; nothing is left behind.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The returned object owns the server.")]
    public static async Task<TemporaryPostgres> StartAsync(
        bool durable = false,
        bool stopOnSignals = true,
        CancellationToken cancellationToken = default
    )
    {
        await AbandonedPostgres.RemoveAllAsync(Prefix, cancellationToken);
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        try
        {
            var options = new EmbeddedPostgresOptions
            {
                DataFolder = folder,
                Durable = durable,
                StopOnSignals = stopOnSignals,
            };
            return new TemporaryPostgres(folder, await EmbeddedPostgres.StartAsync(options, cancellationToken));
        }
        catch
        {
            AbandonedPostgres.Remove(folder);
            throw;
        }
    }

    /// <summary>Stops it and removes its folder. Never throws.</summary>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        AbandonedPostgres.Remove(_folder);
    }
}
