using Orchestrator.Engine.Fanouts;
using Quartz;

namespace Orchestrator.Engine.Jobs;

/// <summary>Brings stimuli to all applications of a cycle.</summary>
internal sealed class FanoutJob(FanoutRunner fanouts) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await fanouts.RunOnceAsync(cancellationToken);
}
