using System.Diagnostics;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>Runs a program to its end.</summary>
internal static class PostgresTool
{
    /// <summary>Start information with redirected output and an environment that no PG* or locale variable of ours reaches.</summary>
    public static ProcessStartInfo Prepare(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        return start;
    }

    /// <summary>Runs a program and returns what it printed.</summary>
    /// <exception cref="EmbeddedPostgresException">It could not be started, or ended with an error.</exception>
    public static async Task<string> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        CancellationToken cancellationToken
    )
    {
        using var process = Start(Prepare(program, arguments, folder));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new EmbeddedPostgresException(
                $"{Path.GetFileName(program)} 失败(退出码 {process.ExitCode}):{(await error).Trim()}",
                $"{Path.GetFileName(program)} failed with exit code {process.ExitCode}; its words are above."
            );
    }

    /// <summary>Starts a process.</summary>
    /// <exception cref="EmbeddedPostgresException">The program is missing or may not be run.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new EmbeddedPostgresException(
                $"无法启动 {start.FileName}:{exception.Message}。",
                $"Cannot start {start.FileName}: {exception.Message}.",
                exception
            );
        }
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("PG", StringComparison.Ordinal)
        || name.StartsWith("LC_", StringComparison.Ordinal)
        || name is "LANG" or "TZ" or "LD_LIBRARY_PATH";
}
