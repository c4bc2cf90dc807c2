using Microsoft.EntityFrameworkCore;
using Orchestrator.Calendars;
using Orchestrator.Engine;
using Orchestrator.Engine.Simulation;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Simulation;

/// <summary>Reads where the cycle and the applications stand, as a portal would show it.</summary>
internal sealed class WorldView(World world, SimulationEngine engine)
{
    private bool _stale = true;

    /// <summary>Something was written: the next refresh reads again.</summary>
    public void Changed() => _stale = true;

    /// <summary>Reads what has changed since the last time.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (!_stale)
            return;
        _stale = false;
        var today = ChinaTime.DateOf(engine.Now);
        await using var context = engine.Store.CreateContext();
        var cycle = await context
            .Cycles.AsNoTracking()
            .Where(row => row.InstanceId == world.CycleId)
            .Join(
                context.Instances,
                row => row.InstanceId,
                instance => instance.Id,
                (row, instance) =>
                    new
                    {
                        row.Anchors,
                        row.Stage,
                        instance.State,
                    }
            )
            .SingleAsync(cancellationToken);
        world.Anchors = EngineJson.ReadDates(cycle.Anchors);
        world.Cycle = WorkflowStateJson.Read(cycle.State);
        if (world.CycleStage != cycle.Stage)
            (world.CycleStage, world.CycleStageSince) = (cycle.Stage, today);
        var stages = await context
            .Applications.AsNoTracking()
            .Select(application => new
            {
                application.InstanceId,
                application.Stage,
                application.FinalState,
            })
            .ToDictionaryAsync(application => application.InstanceId, cancellationToken);
        foreach (var applicant in world.Applicants)
        {
            if (applicant.Id is not { } id || !stages.TryGetValue(id, out var now))
                continue;
            applicant.Ended = now.FinalState is not null;
            if (applicant.Stage == now.Stage)
                continue;
            (applicant.Stage, applicant.StageSince) = (now.Stage, today);
            if (now.Stage == Stages.ResultPublicity)
                applicant.Objection = 0;
        }
    }
}
