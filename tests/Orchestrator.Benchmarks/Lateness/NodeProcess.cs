using System.Diagnostics;
using System.Globalization;

namespace Orchestrator.Benchmarks.Lateness;

/// <summary>A node in a process of its own, asked over its standard input.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process _process;

    private NodeProcess(Process process) => _process = process;

    public static async Task<NodeProcess> StartAsync(string connectionString)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(NodeProcess).Assembly.Location, LatenessNode.Verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // Not on the command line: it holds a password.
        start.Environment[LatenessNode.Variable] = connectionString;
        var node = new NodeProcess(Process.Start(start)!);
        if (await node._process.StandardOutput.ReadLineAsync() != LatenessNode.Ready)
            throw new InvalidOperationException("The node did not start.");
        return node;
    }

    public async Task<long> ReadAsync(string what)
    {
        await _process.StandardInput.WriteLineAsync(what);
        return long.Parse((await _process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
