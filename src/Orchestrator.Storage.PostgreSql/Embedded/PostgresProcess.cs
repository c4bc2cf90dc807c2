using System.Collections.Concurrent;
using System.Diagnostics;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>A running postmaster, our child.</summary>
internal sealed class PostgresProcess : IDisposable
{
    private const int KeptLines = 40;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(15);

    private readonly Process _process;
    private readonly string _cluster;
    private readonly ConcurrentQueue<string> _lines = new();

    private PostgresProcess(Process process, string cluster)
    {
        _process = process;
        _cluster = cluster;
        _process.ErrorDataReceived += (_, e) => Keep(e.Data);
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Its last words.</summary>
    public string Words => string.Join(Environment.NewLine, _lines);

    public static PostgresProcess Start(PostgresBinaries binaries, PostgresAccount account, string cluster, IEnumerable<string> settings)
    {
        var (program, arguments) = account.CommandFor(binaries.Postgres, ["-D", cluster, .. settings], [cluster, binaries.Native], detached: true);
        var process = PostgresTool.Start(PostgresTool.Prepare(program, arguments, Path.GetDirectoryName(cluster)!));
        process.StandardInput.Close();
        return new PostgresProcess(process, cluster);
    }

    /// <summary>Waits until it takes connections.</summary>
    /// <returns>False: it has ended instead; <see cref="Words"/> say why.</returns>
    public async Task<bool> WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        // Recovery after a crash may take long; a postmaster that cannot start ends by itself.
        while (PostmasterFile.Read(_cluster) is not { Ready: true } file || file.ProcessId != Id)
        {
            if (_process.HasExited)
            {
                await _process.WaitForExitAsync(cancellationToken);
                return false;
            }

            await Task.Delay(Poll, cancellationToken);
        }

        return true;
    }

    public bool WaitForExit(TimeSpan time) => _process.WaitForExit(time);

    public void Dispose() => _process.Dispose();

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        while (_lines.Count > KeptLines)
        {
            _lines.TryDequeue(out _);
        }
    }
}
