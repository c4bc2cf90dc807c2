using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Work;
using Orchestrator.Engine.Automation;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Fanouts;

/// <summary>Brings stimuli from one instance to another and starts the workflows they asked for: taking the message and its effect are one commit, so each has its effect exactly once.</summary>
public sealed class StimulusRunner(IWorkStore store, UnitOfWork units, WorkflowCatalog workflows, AlarmBell alarms, EngineOptions options)
{
    /// <summary>Works until no stimulus is left, or only such as other nodes work on.</summary>
    /// <returns>How many were brought.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var brought = 0;
        while (true)
        {
            var page = await RunPageAsync(cancellationToken);
            if (page == 0) return brought;
            brought += page;
        }
    }

    private async Task<int> RunPageAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        var messages = await transaction.ClaimOutboxAsync([OutboxKind.Stimulus, OutboxKind.Workflow], options.PageSize, cancellationToken);
        if (messages.Count == 0) return 0;
        var versions = messages.Any(message => message.Kind == OutboxKind.Workflow) ? await workflows.VersionsAsync(cancellationToken) : null;
        var (outcomes, batch) = await units.ApplyAsync(transaction, [.. messages.Select(message => ItemOf(message, versions))], cancellationToken);
        var now = await transaction.ReadClockAsync(cancellationToken);
        for (var place = 0; place < messages.Count; place++)
        {
            var failure = outcomes[place].Failure;
            batch.OutboxResults.Add(new OutboxResult(messages[place].Id, messages[place].Attempts, failure is null ? OutboxState.Sent : OutboxState.Dead, now, failure?.Message));
        }

        await transaction.WriteAsync(batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var failed in outcomes.Where(outcome => outcome.Failure is not null))
        {
            var alarm = new Alarm(
                "stimulus-not-applied", $"instances/{failed.InstanceId}",
                $"内部通知无法处理（{failed.Failure!.GetType().Name}），已转入死信；请查看服务器日志。",
                $"A stimulus could not be applied ({failed.Failure.GetType().Name}) and is a dead letter now. See the server's log.");
            await alarms.RingAsync(alarm, cancellationToken);
        }

        return messages.Count;
    }

    private static WorkItem ItemOf(OutboxMessage message, IReadOnlyDictionary<string, long>? versions)
    {
        if (message.Kind == OutboxKind.Workflow)
            return WorkflowStartJson.Read(message, WorkflowStartJson.Version(message) ?? versions!.GetValueOrDefault(message.Destination));
        var (stimulus, at) = StimulusJson.Read(message.Payload);
        return new StimulusItem(message.InstanceId!.Value, stimulus, at);
    }
}
