using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Orchestrator.Server.Tests.Support;

/// <summary>The server as a process of its own, on a folder that outlives it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private ServerProcess(string folder, string[] arguments, string? temporaryFolder = null, string? program = null)
    {
        var start = new ProcessStartInfo("dotnet", [program ?? ServerFile, "--Urls=http://127.0.0.1:0", $"--Data:Folder={folder}", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (temporaryFolder is not null) start.Environment["TMPDIR"] = temporaryFolder;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The server ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The built program.</summary>
    public static string ServerFile { get; } = Path.Combine(AppContext.BaseDirectory, "Orchestrator.Server.dll");

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Token of the one-time administrator link; empty after the first start.</summary>
    public string LinkToken { get; private set; } = "";

    public string Output => string.Join('\n', _lines);

    public int Id => _process.Id;

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public static Task<ServerProcess> StartAsync(string folder, params string[] arguments) => ReadyAsync(new ServerProcess(folder, arguments));

    /// <summary>The same with a temporary folder of its own, where its sandboxes lie.</summary>
    public static Task<ServerProcess> StartInAsync(string folder, string temporaryFolder) => ReadyAsync(new ServerProcess(folder, [], temporaryFolder));

    /// <summary>The same with a program of another build.</summary>
    public static Task<ServerProcess> StartProgramAsync(string program, string folder) => ReadyAsync(new ServerProcess(folder, [], program: program));

    private static async Task<ServerProcess> ReadyAsync(ServerProcess server)
    {
        try
        {
            await server._ready.Task.WaitAsync(StartLimit);
            return server;
        }
        catch (Exception exception)
        {
            var output = server.Output;
            await server.DisposeAsync();
            throw new InvalidOperationException("The server did not become ready. It wrote:\n" + output, exception);
        }
    }

    /// <summary>Runs it until it ends by itself.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(string folder, params string[] arguments)
    {
        await using var server = new ServerProcess(folder, arguments);
        using var limit = new CancellationTokenSource(StartLimit);
        await server._process.WaitForExitAsync(limit.Token);
        return (server._process.ExitCode, server.Output);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as a service manager does; the answer is its exit code and the time it took.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> TerminateAsync()
    {
        var took = Stopwatch.StartNew();
        await SignalAsync("TERM", _process.Id);
        using var limit = new CancellationTokenSource(StopLimit);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, took.Elapsed);
    }

    public static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await TerminateAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        if (Link().Match(line) is { Success: true } link) LinkToken = link.Groups[1].Value;
        if (ReadyLine().Match(line) is not { Success: true } ready) return;
        Address = new Uri(ready.Groups[1].Value);
        _ready.TrySetResult();
    }

    [GeneratedRegex(@"/#/welcome\?token=(\S+)")]
    private static partial Regex Link();

    [GeneratedRegex(@" Ready: (\S+)")]
    private static partial Regex ReadyLine();
}
