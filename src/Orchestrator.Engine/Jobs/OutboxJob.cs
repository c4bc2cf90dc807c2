using Orchestrator.Engine.Outbox;
using Quartz;

namespace Orchestrator.Engine.Jobs;

/// <summary>Sends mail and webhooks.</summary>
internal sealed class OutboxJob(OutboxSender outbox) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await outbox.RunOnceAsync(cancellationToken);
}
