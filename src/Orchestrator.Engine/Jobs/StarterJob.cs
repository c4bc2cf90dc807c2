using Orchestrator.Engine.Automation;
using Quartz;

namespace Orchestrator.Engine.Jobs;

/// <summary>Keeps the times at which workflows start in line with what is published.</summary>
internal sealed class StarterJob(StarterKeeper starters) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await starters.RunOnceAsync(cancellationToken);
}
