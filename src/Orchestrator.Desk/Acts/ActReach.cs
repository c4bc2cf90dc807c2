using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Acts;

/// <summary>Which of somebody's roles may act upon a cycle or an application (D17).</summary>
public sealed class ActReach(IDbContextFactory<OrchestratorDbContext> contexts)
{
    /// <summary>The first of some roles that reaches what is acted upon; null when none does.</summary>
    public async Task<Grant?> FindAsync(
        Cycle cycle,
        string? application,
        IEnumerable<Grant> able,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var grant in able)
        {
            if (await ReachesAsync(context, cycle, application, who with { Grants = [grant] }, cancellationToken))
                return grant;
        }

        return null;
    }

    /// <summary>The names of all roles that reach it.</summary>
    public async Task<IReadOnlyList<string>> RolesAsync(
        Cycle cycle,
        string? application,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var roles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var grant in who.Grants)
        {
            if (
                !roles.Contains(grant.Role)
                && await ReachesAsync(context, cycle, application, who with { Grants = [grant] }, cancellationToken)
            )
            {
                roles.Add(grant.Role);
            }
        }

        return [.. roles];
    }

    private static Task<bool> ReachesAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        string? application,
        Operator alone,
        CancellationToken cancellationToken
    ) =>
        application is null
            ? CyclesToActOn(context, alone).AnyAsync(row => row.InstanceId == cycle.InstanceId, cancellationToken)
            : Applications(context, alone)
                .AnyAsync(row => row.CycleId == cycle.InstanceId && row.Number == application, cancellationToken);

    // An office sees all of a cycle that names its committee, and acts upon the applications to that committee.
    private static IQueryable<Application> Applications(OrchestratorDbContext context, Operator alone) =>
        alone.Grants[0] is { Role: Roles.Office, Organisation: { } committee }
            ? context.ApplicationsOf(alone).Where(row => row.Committee == committee)
            : context.ApplicationsOf(alone);

    // Employers and departments hand in for themselves; whoever runs a cycle runs all of it.
    private static IQueryable<Cycle> CyclesToActOn(OrchestratorDbContext context, Operator alone) =>
        alone.Grants[0].Role is Roles.Employer or Roles.Department
            ? context.CyclesOf(alone)
            : context.WholeCyclesOf(alone);
}
