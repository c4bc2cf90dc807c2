using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Cycles;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Server.Portals;

/// <summary>Finds the cycle a portal asks for, if it may reach it.</summary>
internal sealed class PortalScope(CycleFinder cycles)
{
    /// <summary>What of a cycle that it may reach a portal sees: all of it.</summary>
    public static Operator Reach(PortalCall call, Cycle cycle) =>
        new(call.Portal.Code, [new Grant(Roles.System, Cycle: cycle.InstanceId)]);

    /// <summary>
    /// The cycle, or the problem to answer with: 404 when there is none, 403 when it is out of reach.
    /// </summary>
    public async Task<(Cycle? Cycle, ProblemAnswer? Problem)> FindAsync(
        PortalCall call,
        string code,
        CancellationToken cancellationToken
    )
    {
        var cycle = await cycles.FindAsync(code, cancellationToken);
        if (cycle is null)
            return (null, ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}"));
        return call.Permissions.MayReach(cycle.Code, cycle.Jurisdiction)
            ? (cycle, null)
            : (null, PortalProblems.CycleNotPermitted(code));
    }
}
