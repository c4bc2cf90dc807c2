using System.Diagnostics;
using System.Globalization;

namespace Orchestrator.Tests.Support;

/// <summary>
/// A program as a process of its own: what it writes is kept and waited for, and it is asked to end before it is made
/// to.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly Process _process;
    private TaskCompletionSource _news = NewSignal();

    private ChildProcess(ProcessStartInfo start)
    {
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.Exited += (_, _) => Signal();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Both outputs so far.</summary>
    public string Output
    {
        get
        {
            lock (_gate)
                return string.Join('\n', _lines);
        }
    }

    /// <summary>Starts a program.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It is not installed.</exception>
    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder ?? "" };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new ChildProcess(start);
    }

    /// <summary>The first line that is asked for, written already or to come.</summary>
    /// <exception cref="InvalidOperationException">It ended, or the time did, without one; the message has all that it wrote.</exception>
    public async Task<string> LineAsync(Func<string, bool> isMeant, TimeSpan limit)
    {
        using var time = new CancellationTokenSource(limit);
        for (var read = 0; ; )
        {
            Task news;
            var ended = _process.HasExited;
            // What it wrote last may still be on its way.
            if (ended)
                await EndAsync(EndLimit);
            lock (_gate)
            {
                for (; read < _lines.Count; read++)
                {
                    if (isMeant(_lines[read]))
                        return _lines[read];
                }

                news = _news.Task;
            }

            if (ended)
            {
                throw new InvalidOperationException(
                    $"The program ended with {_process.ExitCode} before it wrote what was waited for. It wrote:\n{Output}"
                );
            }
            try
            {
                await news.WaitAsync(time.Token);
            }
            catch (OperationCanceledException exception)
            {
                throw new InvalidOperationException(
                    $"The program did not write what was waited for within {limit}. It wrote:\n{Output}",
                    exception
                );
            }
        }
    }

    /// <summary>Waits until it has ended by itself and all that it wrote is there.</summary>
    public async Task<int> EndAsync(TimeSpan limit)
    {
        using var time = new CancellationTokenSource(limit);
        await _process.WaitForExitAsync(time.Token);
        return _process.ExitCode;
    }

    /// <summary>kill -9, of itself alone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    /// <returns>Its exit code, and the time it took.</returns>
    public async Task<(int ExitCode, TimeSpan Took)> TerminateAsync()
    {
        var took = Stopwatch.StartNew();
        await SignalAsync("TERM", _process.Id);
        return (await EndAsync(EndLimit), took.Elapsed);
    }

    /// <summary>Sends a signal to any process.</summary>
    public static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_process.HasExited)
                await TerminateAsync();
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
        finally
        {
            _process.Dispose();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (_gate)
            _lines.Add(line);
        Signal();
    }

    private void Signal()
    {
        TaskCompletionSource before;
        lock (_gate)
            (before, _news) = (_news, NewSignal());
        before.TrySetResult();
    }
}
