using System.Diagnostics.CodeAnalysis;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>A throw-away PostgreSQL for tests, simulations and benchmarks: starts in about half a second, and its folder goes with it.</summary>
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
    /// <param name="cancellationToken">Cancels.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The returned object owns the server.")]
    public static async Task<TemporaryPostgres> StartAsync(bool durable = false, CancellationToken cancellationToken = default)
    {
        await RemoveAbandonedAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        try
        {
            var options = new EmbeddedPostgresOptions { DataFolder = folder, Durable = durable, StopOnSignals = true };
            return new TemporaryPostgres(folder, await EmbeddedPostgres.StartAsync(options, cancellationToken));
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Remove(_folder);
    }

    private static async Task RemoveAbandonedAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            try
            {
                if (!File.Exists(Path.Combine(folder, "server.lock")))
                {
                    // Being made at this moment.
                    continue;
                }

                // Locked while its process lives; then the open fails.
                await using var folderLock = new FileStream(Path.Combine(folder, "server.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                await new PostgresCluster(PostgresBinaries.Locate(), PostgresAccount.Choose(), folder).StopOrphanAsync(null, cancellationToken);
                Remove(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or EmbeddedPostgresException)
            {
                // In use, another account's, or just removed by somebody else.
            }
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else found it abandoned a moment before us.
        }
    }
}
