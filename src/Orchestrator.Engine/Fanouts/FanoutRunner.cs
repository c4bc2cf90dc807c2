using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Fanouts;

/// <summary>Brings one stimulus to every running application of a cycle, in durable chunks: a chunk's effects and the cursor are one commit, so that each application gets it exactly once (D5).</summary>
public sealed partial class FanoutRunner(
    IWorkStore store, UnitOfWork units, AlarmBell alarms, EngineOptions options, ILogger<FanoutRunner> logger)
{
    /// <summary>Works until no fan-out is left, or only such as other nodes work on.</summary>
    /// <returns>How many applications were reached.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var reached = 0;
        while (await RunChunkAsync(cancellationToken) is { } chunk) reached += chunk;
        return reached;
    }

    /// <summary>Does one chunk of the oldest fan-out.</summary>
    /// <returns>How many applications it reached; null when there was nothing to do.</returns>
    public async Task<int?> RunChunkAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        if (await transaction.ClaimFanoutAsync(cancellationToken) is not { } fanout) return null;
        if (await HasOlderAsync(transaction, fanout, cancellationToken)) return null;
        var targets = await transaction.ReadFanoutTargetsAsync(fanout, options.PageSize, cancellationToken);
        var (stimulus, at) = StimulusJson.Read(fanout.Payload);
        var (outcomes, batch) = await units.ApplyAsync(transaction, [.. targets.Select(WorkItem (id) => new StimulusItem(id, stimulus, at))], cancellationToken);
        var isLast = targets.Count < options.PageSize;
        batch.FanoutProgress.Add(new FanoutProgress(fanout.Id, targets.Count > 0 ? targets[^1] : fanout.Cursor, isLast ? await transaction.ReadClockAsync(cancellationToken) : null));
        await transaction.WriteAsync(batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await TellAsync(fanout, outcomes, cancellationToken);
        return targets.Count;
    }

    /// <summary>Fan-outs of one cycle reach an application in the order in which they were caused, also when two nodes work.</summary>
    private static async Task<bool> HasOlderAsync(IWorkTransaction transaction, Fanout fanout, CancellationToken cancellationToken)
    {
        await using var context = transaction.CreateContext();
        return await context.Fanouts.AnyAsync(other => other.CycleId == fanout.CycleId && other.DoneAt == null && other.Id < fanout.Id, cancellationToken);
    }

    private async Task TellAsync(Fanout fanout, IReadOnlyList<WorkOutcome> outcomes, CancellationToken cancellationToken)
    {
        foreach (var failed in outcomes.Where(outcome => outcome.Failure is not null))
        {
            NotReached(logger, fanout.Stimulus, failed.InstanceId, failed.Failure!);
            var alarm = new Alarm(
                "fanout-not-applied", $"instances/{failed.InstanceId}",
                $"通知 {fanout.Stimulus} 无法送达该申报（{failed.Failure!.GetType().Name}），其他申报不受影响；请查看服务器日志。",
                $"The stimulus {fanout.Stimulus} could not be applied to this application ({failed.Failure.GetType().Name}); the others have it. See the server's log.");
            await alarms.RingAsync(alarm, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Fan-out of {Stimulus} could not be applied to instance {InstanceId}")]
    private static partial void NotReached(ILogger logger, string stimulus, long instanceId, Exception exception);
}
