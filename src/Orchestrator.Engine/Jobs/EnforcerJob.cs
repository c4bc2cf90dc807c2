using Orchestrator.Engine.Enforcement;
using Quartz;

namespace Orchestrator.Engine.Jobs;

/// <summary>Decides deadlines that are due; several may run at once, the rows' locks distribute the work.</summary>
internal sealed class EnforcerJob(Enforcer enforcer) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await enforcer.RunOnceAsync(cancellationToken);
}
