using System.Diagnostics;
using System.Globalization;

namespace Orchestrator.Storage.PostgreSql.Tests;

/// <summary>A server process with an embedded PostgreSQL of its own.</summary>
internal sealed class KillableServer : IDisposable
{
    private readonly Process _process;

    private KillableServer(Process process, int postmaster, string connectionString)
    {
        _process = process;
        Postmaster = postmaster;
        ConnectionString = connectionString;
    }

    public int Postmaster { get; }

    public string ConnectionString { get; }

    public static async Task<KillableServer> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, Program.HostVerb, folder]) { RedirectStandardOutput = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        var postmaster = await process.StandardOutput.ReadLineAsync(cancellationToken);
        var connectionString = await process.StandardOutput.ReadLineAsync(cancellationToken);
        return new KillableServer(process, int.Parse(postmaster!, CultureInfo.InvariantCulture), connectionString!);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>SIGTERM.</summary>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
