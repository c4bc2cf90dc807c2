using System.Runtime.InteropServices;

namespace Orchestrator.Server.CommandLine;

/// <summary>
/// What asks the process to end (SIGTERM, SIGINT, SIGQUIT): the token is cancelled, and what has not ended in order
/// by the limit is ended by force.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    /// <summary>
    /// How long an orderly end may take. With the embedded database's own six seconds it stays below the 20 that are
    /// promised.
    /// </summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(13);

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private Timer? _limit;

    /// <summary>Listens to the signals from now on, in the place of what they would do by themselves.</summary>
    public StopSignal() =>
        _registrations = [
            .. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT }.Select(signal =>
                PosixSignalRegistration.Create(signal, Stop)
            ),
        ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What shells make of an end by that signal: 128 and its number; 0 before one came.</summary>
    public int ExitCode { get; private set; }

    /// <summary>Listens no more, and calls off the forced end.</summary>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _limit?.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_limit is not null)
            return;
        ExitCode =
            128
            + context.Signal switch
            {
                PosixSignal.SIGINT => 2,
                PosixSignal.SIGQUIT => 3,
                _ => 15,
            };
        _limit = new Timer(_ => EndByForce(), state: null, Limit, Timeout.InfiniteTimeSpan);
        _source.Cancel();
    }

    private static void EndByForce()
    {
        Console.Error.WriteLine(
            $"{Limit.TotalSeconds} 秒内未能正常停止，已强制结束。 Not stopped in order within {Limit.TotalSeconds} seconds: ended by force."
        );
        Environment.Exit(CommandLine.ExitCode.Findings);
    }
}
