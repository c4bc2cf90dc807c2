using System.Linq.Expressions;
using System.Reflection;
using Hangfire.Common;

namespace Orchestrator.Engine.Jobs;

/// <summary>A recurring job.</summary>
/// <param name="Id">Its id in the storage and in the API; never changes.</param>
/// <param name="Cron">When it runs in any case, in UTC; most work is woken long before.</param>
/// <param name="MayPause">False: without it promises would be broken.</param>
/// <param name="Call">The method of <see cref="OrchestratorJobs"/>.</param>
/// <param name="Work">What it does on this node.</param>
internal sealed record JobKind(
    string Id,
    string Cron,
    bool MayPause,
    Expression<Func<OrchestratorJobs, Task>> Call,
    Func<IServiceProvider, CancellationToken, Task<string>> Work
)
{
    /// <summary>Whether what it does may be overdue: it is looked for, and rung, before it is done.</summary>
    public bool IsWatched { get; init; }

    /// <summary>As it is stored.</summary>
    public Job Job { get; } = Job.FromExpression(Call);

    /// <summary>Name of the method.</summary>
    public string Method => Job.Method.Name;

    /// <summary>What people call it.</summary>
    public JobTitleAttribute Title => Job.Method.GetCustomAttribute<JobTitleAttribute>()!;
}
