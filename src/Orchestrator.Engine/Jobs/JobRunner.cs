using Orchestrator.Engine.Work;

namespace Orchestrator.Engine.Jobs;

/// <summary>Runs jobs on this node, each at most once at a time, whoever asks: Hangfire or the watch.</summary>
internal sealed class JobRunner(IServiceProvider services, WorkSignals signals)
{
    private readonly Dictionary<string, JobGate> _gates = JobKinds.All.ToDictionary(kind => kind.Id, _ => new JobGate(), StringComparer.Ordinal);

    public JobGate this[JobKind kind] => _gates[kind.Id];

    /// <returns>What was done, in one line.</returns>
    public async Task<string> RunAsync(JobKind kind, bool isJob, CancellationToken cancellationToken)
    {
        var gate = this[kind];
        if (!gate.TryEnter(isJob)) return JobTexts.RunsAlready;
        string? result = null;
        try
        {
            return result = await kind.Work(services, cancellationToken);
        }
        finally
        {
            gate.Leave(result);
            // What came due meanwhile is looked for now.
            signals.Pulse();
        }
    }
}
