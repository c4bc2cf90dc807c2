using System.Collections.Concurrent;

namespace Orchestrator.Server.Trials;

/// <summary>
/// The processes in which things are tried out: at most three at once, each one thing at a time. A process waits for the next; what
/// ended it, or had to be stopped, is answered as too costly, and the next gets a new one.
/// </summary>
internal sealed class TrialPool : IDisposable
{
    /// <summary>Processes at once.</summary>
    public const int Most = 3;

    // What grew beyond this is exchanged before it is in anybody's way.
    private const long Grown = 200_000_000;

    private const int MostWaiting = 30;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _places = new(Most);
    private readonly ConcurrentBag<TrialProcess> _idle = [];
    private int _asking;

    /// <summary>Asks a process.</summary>
    /// <returns>What became of it, and its answer when it was done.</returns>
    public async Task<(TrialOutcome Outcome, string? Answer)> AskAsync(
        TrialRequest request,
        TrialLimits limits,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (
                Interlocked.Increment(ref _asking) > Most + MostWaiting
                || !await _places.WaitAsync(LongestWait, cancellationToken)
            )
            {
                return (TrialOutcome.Busy, null);
            }
            try
            {
                var answer = await TryAsync(request, limits, cancellationToken);
                return (answer is null ? TrialOutcome.TooCostly : TrialOutcome.Done, answer);
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _asking);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var process))
            process.Dispose();
        _places.Dispose();
    }

    private async Task<string?> TryAsync(TrialRequest request, TrialLimits limits, CancellationToken cancellationToken)
    {
        while (_idle.TryTake(out var waiting))
        {
            // What was tried before may have left the process dying: only in a new one is it this one's fault.
            if (waiting.IsAlive && await AskAsync(waiting, request, limits, cancellationToken) is { } answer)
                return answer;
            waiting.Dispose();
        }

        return await AskAsync(TrialProcess.Start(), request, limits, cancellationToken);
    }

    private async Task<string?> AskAsync(
        TrialProcess process,
        TrialRequest request,
        TrialLimits limits,
        CancellationToken cancellationToken
    )
    {
        var mayStay = false;
        try
        {
            var answer = await process.AskAsync(request, limits, cancellationToken);
            mayStay = answer is not null && process.Memory <= Grown;
            return answer;
        }
        finally
        {
            if (mayStay)
                _idle.Add(process);
            else
                process.Dispose();
        }
    }
}
