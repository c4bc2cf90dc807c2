using Orchestrator.Engine.Intake;
using Quartz;

namespace Orchestrator.Engine.Jobs;

/// <summary>Finishes arrivals that a crash left between stamp and answer.</summary>
[DisallowConcurrentExecution]
internal sealed class ArrivalsJob(Arrivals arrivals) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await arrivals.ProcessPendingAsync(cancellationToken);
}
