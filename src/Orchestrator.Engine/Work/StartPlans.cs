using Orchestrator.Engine.Catalog;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Engine.Work;

/// <summary>
/// The plans by which the items of a unit of work start instances. One that is gone or no longer compiles fails the
/// items that start by it, and no others.
/// </summary>
internal sealed class StartPlans
{
    private readonly Dictionary<long, WorkflowPlan> _plans = [];
    private readonly Dictionary<long, Exception> _broken = [];

    /// <summary>Ids for what starts.</summary>
    public Queue<long> Ids { get; } = new();

    /// <summary>Whether an instance that starts here may start others.</summary>
    public bool StartOthers => _plans.Values.Any(plan => plan.StartsOthers);

    /// <summary>Reads a version's plan.</summary>
    public async Task LoadAsync(PlanCache plans, long versionId, CancellationToken cancellationToken)
    {
        try
        {
            _plans[versionId] = await plans.GetAsync(versionId, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            _broken[versionId] = exception;
        }
    }

    /// <summary>The plan of a version that was read.</summary>
    /// <exception cref="InvalidOperationException">It is gone or does not compile.</exception>
    public WorkflowPlan Get(long versionId) =>
        _plans.GetValueOrDefault(versionId)
        ?? throw new InvalidOperationException(
            $"Definition version {versionId} cannot be started.",
            _broken.GetValueOrDefault(versionId)
        );
}
