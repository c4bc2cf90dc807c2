using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Orchestrator.Server.Trials;

/// <summary>
/// The process in which definitions are tried out: this program again, by the verb <see cref="Verb"/>, without any of
/// its secrets.
/// </summary>
internal sealed class TrialProcess : IDisposable
{
    /// <summary>Not for people.</summary>
    public const string Verb = "try-out";

    // A heap beyond this ends the process.
    private const string HeapLimit = "0xC000000";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    // Of the environment it gets what .NET needs to start, and nothing that could hold a password.
    private static readonly string[] Kept = ["PATH", "HOME", "TMPDIR", "LANG", "LD_LIBRARY_PATH", "SystemRoot"];

    private readonly Process _process;
    private bool _ended;

    private TrialProcess(Process process) => _process = process;

    /// <summary>Whether it lives.</summary>
    public bool IsAlive => !_ended && !_process.HasExited;

    /// <summary>Bytes in use.</summary>
    public long Memory
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.HasExited ? 0 : _process.WorkingSet64;
            }
            catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
            {
                // It ended between the two looks.
                return 0;
            }
        }
    }

    public static TrialProcess Start()
    {
        var own = Environment.ProcessPath!;
        var info = new ProcessStartInfo(own)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        if (Path.GetFileNameWithoutExtension(own).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            info.ArgumentList.Add(typeof(TrialProcess).Assembly.Location);
        info.ArgumentList.Add(Verb);
        foreach (var name in info.Environment.Keys.Where(name => !IsKept(name)).ToList())
            info.Environment.Remove(name);
        info.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        info.Environment["DOTNET_gcServer"] = "0";
        info.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var process = Process.Start(info)!;
        // What a dying runtime writes is read away, so that it never waits for a reader.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new TrialProcess(process);
    }

    /// <summary>Asks it, and ends it when it takes too much.</summary>
    /// <returns>Its answer; null when it ended, or was ended.</returns>
    public async Task<string?> AskAsync(TrialRequest request, TrialLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(
                JsonSerializer.Serialize(request).AsMemory(),
                cancellationToken
            );
            await _process.StandardInput.FlushAsync(cancellationToken);
            var (answer, began, used) = (
                _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask(),
                Stopwatch.GetTimestamp(),
                Used()
            );
            using var timer = new PeriodicTimer(Look);
            while (!answer.IsCompleted && await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (
                    Used() - used > limits.Processor
                    || Stopwatch.GetElapsedTime(began) > limits.Wall
                    || Memory > limits.Memory
                )
                {
                    Dispose();
                    return null;
                }
            }

            return await answer;
        }
        catch (Exception problem) when (problem is IOException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            // Its answer belongs to nobody any more.
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_ended)
            return;
        _ended = true;
        try
        {
            _process.Kill();
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself, or is about to.
        }

        _process.Dispose();
    }

    private static bool IsKept(string name) =>
        Kept.Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase);

    private TimeSpan Used() => _process.HasExited ? TimeSpan.Zero : _process.TotalProcessorTime;
}
