using Orchestrator.Engine.Fanouts;
using Quartz;

namespace Orchestrator.Engine.Jobs;

/// <summary>Brings stimuli from one instance to another.</summary>
internal sealed class StimuliJob(StimulusRunner stimuli) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await stimuli.RunOnceAsync(cancellationToken);
}
