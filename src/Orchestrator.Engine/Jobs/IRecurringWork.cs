namespace Orchestrator.Engine.Jobs;

/// <summary>
/// What a recurring job does where the engine keeps the job and not its work: see <see cref="JobIds"/>. Registered as
/// a service, one for each job.
/// </summary>
public interface IRecurringWork
{
    /// <summary>The job's id, one of <see cref="JobIds"/>.</summary>
    string Job { get; }

    /// <summary>Does what there is to do. It may be called at any time, on any node; it must be harmless to call it again.</summary>
    /// <returns>What was done, in one line: Chinese, <c> / </c>, English; null: there was nothing to do.</returns>
    Task<string?> RunAsync(CancellationToken cancellationToken);
}
