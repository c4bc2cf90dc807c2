using Orchestrator.Server.Cycles;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Cycles;

namespace Orchestrator.Server.Portals;

/// <summary>Finds the cycle a portal asks for, if it may reach it.</summary>
internal sealed class PortalScope(CycleFinder cycles)
{
    public async Task<(Cycle? Cycle, ProblemAnswer? Problem)> FindAsync(PortalCall call, string code, CancellationToken cancellation)
    {
        var cycle = await cycles.FindAsync(code, cancellation);
        if (cycle is null) return (null, ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}"));
        return call.Permissions.MayReach(cycle.Code, cycle.Jurisdiction)
            ? (cycle, null)
            : (null, PortalProblems.CycleNotPermitted(code));
    }
}
