using System.Globalization;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary><c>postmaster.pid</c>: what a running PostgreSQL says of itself in its cluster folder.</summary>
/// <param name="ProcessId">The postmaster's process id.</param>
/// <param name="Ready">True: it takes connections.</param>
internal sealed record PostmasterFile(int ProcessId, bool Ready)
{
    private const int StatusLine = 7;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Reads it; null when there is none or it is being written.</summary>
    public static PostmasterFile? Read(string cluster)
    {
        try
        {
            var lines = File.ReadAllLines(PathIn(cluster));
            // A number at the end of what is there may be half a number.
            return
                lines.Length > 1 && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? new PostmasterFile(id, lines.Length > StatusLine && lines[StatusLine].Trim() == "ready")
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads it, giving one that is being written a second; null when it is torn.</summary>
    public static async Task<PostmasterFile?> ReadWholeAsync(string cluster, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience);
        PostmasterFile? file;
        while ((file = Read(cluster)) is null && !patience.IsCancellationRequested)
        {
            await Task.Delay(Poll, cancellationToken);
        }

        return file;
    }

    private static string? TryRead(string folder)
    {
        try
        {
            return File.ReadAllText(PathIn(folder));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Where it lies in a cluster folder, whether it exists or not.</summary>
    public static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>Whether the process it names is a PostgreSQL of this cluster, and not one that got the same number later.</summary>
    public bool IsAlive(string cluster)
    {
        if (OperatingSystem.IsLinux())
        {
            // A postmaster's working directory is its cluster: seen from there, the same file must be found.
            return TryRead($"/proc/{ProcessId}/cwd") is { } seen && seen == TryRead(cluster);
        }

        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(ProcessId);
            return process.ProcessName.Contains("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
