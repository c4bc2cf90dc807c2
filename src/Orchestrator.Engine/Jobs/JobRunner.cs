using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Reconciling;
using Orchestrator.Engine.Work;

namespace Orchestrator.Engine.Jobs;

/// <summary>Runs jobs on this node, each at most once at a time, whoever asks: Hangfire or the watch.</summary>
internal sealed partial class JobRunner(IServiceProvider services, WorkSignals signals, ILogger<JobRunner> logger)
{
    private readonly Seldom _watched = new(TimeSpan.FromSeconds(30));
    private readonly Dictionary<string, JobGate> _gates = JobKinds.All.ToDictionary(
        kind => kind.Id,
        _ => new JobGate(),
        StringComparer.Ordinal
    );

    public JobGate this[JobKind kind] => _gates[kind.Id];

    /// <returns>What was done, in one line.</returns>
    public async Task<string> RunAsync(JobKind kind, bool isJob, CancellationToken cancellationToken)
    {
        var gate = this[kind];
        if (!gate.TryEnter(isJob))
            return JobTexts.RunsAlready;
        string? result = null;
        try
        {
            if (isJob && kind.IsWatched && _watched.IsTime(kind.Id))
                await WatchAsync(cancellationToken);
            return result = await kind.Work(services, cancellationToken);
        }
        finally
        {
            gate.Leave(result);
            // What came due meanwhile is looked for now.
            signals.Pulse();
        }
    }

    /// <summary>What nobody did in time rings before it is done: afterwards nothing would tell of it.</summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<OverdueWatch>().RingAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever keeps it from looking must not keep the work from being done.
            NotWatched(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Overdue work could not be looked for")]
    private static partial void NotWatched(ILogger logger, Exception exception);
}
