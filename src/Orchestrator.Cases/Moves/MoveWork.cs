using Orchestrator.Engine.Jobs;

namespace Orchestrator.Cases.Moves;

/// <summary>The job that carries out approved moves.</summary>
internal sealed class MoveWork(MoveRunner runner) : IRecurringWork
{
    /// <inheritdoc/>
    public string Job => JobIds.Moves;

    /// <inheritdoc/>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var decided = await runner.RunOnceAsync(cancellationToken);
        return decided == 0 ? null : $"处理 {decided} 个周期 / {decided} cycles";
    }
}
