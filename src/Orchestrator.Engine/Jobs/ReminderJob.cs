using Orchestrator.Engine.Reminders;
using Orchestrator.Storage.Work;
using Quartz;

namespace Orchestrator.Engine.Jobs;

/// <summary>Hands the digests of a slot that has come to the outbox; between slots it does nothing.</summary>
[DisallowConcurrentExecution]
internal sealed class ReminderJob(ReminderRun reminders, IWorkStore store) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await reminders.RunSlotAsync(await store.ReadClockAsync(cancellationToken), cancellationToken);
}
