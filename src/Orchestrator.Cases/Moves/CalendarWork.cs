using Orchestrator.Engine.Jobs;

namespace Orchestrator.Cases.Moves;

/// <summary>The job that proposes to count again when another calendar is in force.</summary>
internal sealed class CalendarWork(CalendarWatch watch) : IRecurringWork
{
    /// <inheritdoc/>
    public string Job => JobIds.Calendar;

    /// <inheritdoc/>
    public async Task<string?> RunAsync(CancellationToken cancellationToken) =>
        await watch.RunAsync(cancellationToken) ? "已提出重新计算 / counting again is proposed" : null;
}
