using Orchestrator.Engine.Jobs;
using Orchestrator.Storage.Work;

namespace Orchestrator.Cases.Reminders;

/// <summary>The job that sends reminders, at the time of the clock that judges.</summary>
internal sealed class ReminderWork(ReminderRun run, IWorkStore store) : IRecurringWork
{
    /// <inheritdoc/>
    public string Job => JobIds.Reminders;

    /// <inheritdoc/>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var outcomes = await run.RunSlotAsync(await store.ReadClockAsync(cancellationToken), cancellationToken);
        var digests = outcomes.Sum(outcome => outcome.Digests);
        return outcomes.Count == 0 ? null : $"生成 {digests} 封 / {digests} digests";
    }
}
