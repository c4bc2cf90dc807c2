namespace Orchestrator.Tests.Support;

/// <summary>
/// Debian's package tool, one at a time on the machine: test projects run beside each other, and the tool itself
/// gives up where another one is at work.
/// </summary>
internal static class Apt
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>Runs the steps in their order, under the lock; the first that fails ends them.</summary>
    /// <returns>Exit code and output of the last step that ran.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[][] steps)
    {
        using var limit = new CancellationTokenSource(Limit);
        await using var turn = await TakeTurnAsync(limit.Token);
        (int ExitCode, string Output) last = default;
        foreach (var step in steps)
        {
            while (
                IsBusy(
                    last = await Command.RunAsync("apt-get", ["-o", "DPkg::Lock::Timeout=600", .. step], folder, Limit)
                )
            )
            {
                await Task.Delay(Pause, limit.Token);
            }
            if (last.ExitCode != 0)
                break;
        }

        return last;
    }

    // Somebody else's is waited for as well: a machine that has just been made updates itself.
    private static bool IsBusy((int ExitCode, string Output) run) =>
        run.ExitCode != 0 && run.Output.Contains("Could not get lock", StringComparison.Ordinal);

    private static async Task<FileStream> TakeTurnAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(Path.GetTempPath(), "orchestrator-tests.apt.lock");
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
