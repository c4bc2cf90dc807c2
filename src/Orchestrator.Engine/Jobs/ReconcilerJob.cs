using Orchestrator.Engine.Reconciling;
using Quartz;

namespace Orchestrator.Engine.Jobs;

/// <summary>Checks that state and rows agree and that nothing is left behind.</summary>
[DisallowConcurrentExecution]
internal sealed class ReconcilerJob(Reconciler reconciler) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await reconciler.RunOnceAsync(cancellationToken);
}
