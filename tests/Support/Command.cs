using System.ComponentModel;

namespace Orchestrator.Tests.Support;

/// <summary>Runs a program to its end and keeps what it wrote.</summary>
internal static class Command
{
    private const int NotInstalled = 127;
    private const int OutOfTime = 124;

    private static readonly Dictionary<string, string> Quiet = new()
    {
        ["DEBIAN_FRONTEND"] = "noninteractive",
        ["NO_COLOR"] = "1",
        ["CI"] = "true",
    };

    /// <summary>
    /// Exit code and both outputs; 127 when the program is not installed, 124 when it was stopped because its time
    /// was over.
    /// </summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder = "/",
        TimeSpan? limit = null
    )
    {
        var time = limit ?? TimeSpan.FromMinutes(20);
        try
        {
            await using var process = ChildProcess.Start(program, arguments, folder, Quiet);
            try
            {
                return (await process.EndAsync(time), process.Output);
            }
            catch (OperationCanceledException)
            {
                return (OutOfTime, process.Output + $"\n{program} was stopped after {time}.");
            }
        }
        catch (Win32Exception exception)
        {
            return (NotInstalled, exception.Message);
        }
    }
}
