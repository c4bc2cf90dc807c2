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
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PostgresProcess(Process process, string cluster)
    {
        _process = process;
        _cluster = cluster;
        Id = process.Id;
        _process.Exited += (_, _) => _exited.TrySetResult();
        _process.EnableRaisingEvents = true;
        _process.ErrorDataReceived += (_, args) => Keep(args.Data);
        _process.OutputDataReceived += (_, args) => Keep(args.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>Its process id, also after its end.</summary>
    public int Id { get; }

    /// <summary>Whether its end has been seen.</summary>
    public bool HasExited => _exited.Task.IsCompleted;

    /// <summary>Its last words.</summary>
    public string Words => string.Join(Environment.NewLine, _lines);

    /// <summary>Starts a postmaster on a cluster, its input closed; it may not take connections yet.</summary>
    public static PostgresProcess Start(
        PostgresBinaries binaries,
        PostgresAccount account,
        string cluster,
        IEnumerable<string> settings
    )
    {
        var (program, arguments) = account.CommandFor(
            binaries.Postgres,
            ["-D", cluster, .. settings],
            [cluster, binaries.Native],
            detached: true
        );
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

    /// <summary>Waits for its end, not for that of its children, which hold its output open.</summary>
    public Task WaitForExitAsync(CancellationToken cancellationToken) => _exited.Task.WaitAsync(cancellationToken);

    /// <summary>Ends it by force and waits for its end: a crash to PostgreSQL, which recovers at its next start.</summary>
    public Task KillAsync()
    {
        _process.Kill();
        return _exited.Task;
    }

    /// <summary>Frees its handles; the process goes on if it still runs.</summary>
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
