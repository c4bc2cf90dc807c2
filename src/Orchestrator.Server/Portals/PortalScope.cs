using Orchestrator.Desk.Cycles;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Cycles;

namespace Orchestrator.Server.Portals;

/// <summary>Finds the cycle a portal asks for, if it may reach it.</summary>
internal sealed class PortalScope(CycleFinder cycles)
{
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
