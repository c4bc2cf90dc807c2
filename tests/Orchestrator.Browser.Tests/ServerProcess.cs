using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Orchestrator.Browser.Tests;

/// <summary>The real server with a data folder of its own, started as a person starts it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-browser-").FullName;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    /// <summary>E.g. http://127.0.0.1:43210, without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The one-time administrator link of the first start.</summary>
    public string WelcomeLink { get; private set; } = "";

    public string Output => string.Join('\n', _lines);

    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        var server = new ServerProcess();
        try
        {
            await server.RunAsync(arguments);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task RunAsync(string[] arguments)
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Places.Server, $"--Urls={Address}", $"--Data:Folder={Path.Combine(_folder, "data")}", .. arguments])
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The server ended before it was ready."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await _ready.Task.WaitAsync(StartLimit);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The server did not become ready. It wrote:\n{Output}", exception);
        }
    }

    private void Read(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        if (Link().Match(line) is { Success: true } link) WelcomeLink = link.Value;
        if (line.Contains(" Ready: ", StringComparison.Ordinal)) _ready.TrySetResult();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            // Asks first, so that the embedded database is stopped in order.
            await Command.RunAsync("kill", ["-TERM", _process.Id.ToString()], "/", TimeSpan.FromSeconds(10));
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process?.Dispose();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A database that was killed may still hold a file; the system empties its temporary folder.
        }
    }

    [GeneratedRegex(@"http://\S+/#/welcome\?token=\S+")]
    private static partial Regex Link();
}
