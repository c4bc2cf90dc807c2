using Hangfire.States;
using Hangfire.Storage;

namespace Orchestrator.Engine.Jobs;

/// <summary>
/// How long a job that has ended is kept: what was decided for a week, other work for a day, runs that found nothing
/// for an hour.
/// </summary>
internal sealed class JobRetention : IApplyStateFilter
{
    private static readonly TimeSpan Empty = TimeSpan.FromHours(1);
    private static readonly TimeSpan Work = TimeSpan.FromDays(1);
    private static readonly TimeSpan Evidence = TimeSpan.FromDays(7);

    private static readonly string[] Evident =
    [
        nameof(OrchestratorJobs.Deadlines),
        nameof(OrchestratorJobs.Cycle),
        nameof(OrchestratorJobs.Moves),
        nameof(OrchestratorJobs.Reminders),
        nameof(OrchestratorJobs.Calendar),
    ];

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.NewState is SucceededState succeeded)
            context.JobExpirationTimeout = For(context.BackgroundJob.Job?.Method.Name, succeeded.Result as string);
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        // What was applied is written over by the next state.
    }

    private static TimeSpan For(string? method, string? result)
    {
        if (method == nameof(OrchestratorJobs.Cycle))
            return Evidence;
        if (!JobTexts.HasEffect(result))
            return Empty;
        return Evident.Contains(method) ? Evidence : Work;
    }
}
