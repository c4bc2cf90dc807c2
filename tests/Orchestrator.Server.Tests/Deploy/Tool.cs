using System.Diagnostics;

namespace Orchestrator.Server.Tests.Deploy;

/// <summary>Runs a program to its end.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    /// <summary>Exit code and both outputs.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, string folder = "/")
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        var outputs = Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, string.Concat(await outputs));
    }
}
