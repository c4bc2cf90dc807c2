using Orchestrator.Engine.Automation;
using Quartz;

namespace Orchestrator.Engine.Jobs;

/// <summary>Sends the HTTP requests of workflows.</summary>
internal sealed class RequestJob(RequestSender requests) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await requests.RunOnceAsync(cancellationToken);
}
