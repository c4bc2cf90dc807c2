using System.Globalization;
using Orchestrator.Tests.Support;

namespace Orchestrator.Storage.PostgreSql.Tests;

/// <summary>A server process with an embedded PostgreSQL of its own.</summary>
internal sealed class KillableServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly ChildProcess _process;

    private KillableServer(ChildProcess process, int postmaster, string connectionString) =>
        (_process, Postmaster, ConnectionString) = (process, postmaster, connectionString);

    public int Postmaster { get; }

    public string ConnectionString { get; }

    /// <summary>Starts it, from where it was built or from a copy of all that lies there.</summary>
    public static async Task<KillableServer> StartAsync(string folder, string? copy = null)
    {
        var program = typeof(Program).Assembly.Location;
        var process = ChildProcess.Start(
            "dotnet",
            [copy is null ? program : Path.Combine(copy, Path.GetFileName(program)), Program.HostVerb, folder]
        );
        var postmaster = await process.LineAsync(line => int.TryParse(line, out _), StartLimit);
        var connectionString = await process.LineAsync(
            line => line.Contains("Host=", StringComparison.Ordinal),
            StartLimit
        );
        return new KillableServer(process, int.Parse(postmaster, CultureInfo.InvariantCulture), connectionString);
    }

    /// <summary>kill -9.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>SIGTERM.</summary>
    public Task TerminateAsync() => _process.TerminateAsync();

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
