using System.Linq.Expressions;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Operators;

/// <summary>What lies within somebody's reach (D17). Each list, count, search and act starts from one of these.</summary>
public static class Reach
{
    extension(OrchestratorDbContext context)
    {
        /// <summary>
        /// The cycles. An office and its supervisor see those of the committee and those in which it reviews something;
        /// employers and departments see every cycle of their jurisdiction, whose notice is public, and in it only what
        /// is theirs.
        /// </summary>
        public IQueryable<Cycle> CyclesOf(Operator who)
        {
            var real = context.Cycles.Where(cycle => !cycle.IsSandbox);
            return who.IsEverywhere
                ? real
                : real.Where(RowConditions.Any(who.Grants.Select(grant => IsCycleOf(context, grant))));
        }

        /// <summary>The applications.</summary>
        public IQueryable<Application> ApplicationsOf(Operator who) =>
            who.IsEverywhere
                ? context.Applications
                : context.Applications.Where(
                    RowConditions.Any(who.Grants.Select(grant => IsApplicationOf(context, grant)))
                );

        /// <summary>The deadlines of cycles and of applications.</summary>
        public IQueryable<Deadline> DeadlinesOf(Operator who)
        {
            if (who.IsEverywhere)
                return context.Deadlines.Where(deadline => deadline.CycleId != null);
            var cycles = context.CyclesOf(who).Select(cycle => cycle.InstanceId);
            var applications = context.ApplicationsOf(who).Select(application => application.InstanceId);
            return context.Deadlines.Where(deadline =>
                (deadline.InstanceId == deadline.CycleId && cycles.Contains(deadline.InstanceId))
                || applications.Contains(deadline.InstanceId)
            );
        }
    }

    private static Expression<Func<Cycle, bool>> IsCycleOf(OrchestratorDbContext context, Grant grant)
    {
        var (jurisdiction, only) = (grant.Jurisdiction, grant.Cycle);
        var committee = grant.Role is Roles.Office or Roles.Supervisor ? grant.Organisation : null;
        var named = $" {committee} ";
        return cycle =>
            (jurisdiction == null || cycle.Jurisdiction == jurisdiction)
            && (only == null || cycle.InstanceId == only)
            && (
                committee == null
                || (" " + cycle.Committees + " ").Contains(named)
                || context.Applications.Any(application =>
                    application.Committee == committee && application.CycleId == cycle.InstanceId
                )
            );
    }

    private static Expression<Func<Application, bool>> IsApplicationOf(OrchestratorDbContext context, Grant grant)
    {
        var own = grant.Organisation ?? "";
        var (jurisdiction, only) = (grant.Jurisdiction, grant.Cycle);
        Expression<Func<Application, bool>> isTheirs = grant.Role switch
        {
            Roles.Employer => application => application.Employer == own,
            Roles.Department => application => application.Department == own,
            Roles.Office or Roles.Supervisor when own.Length > 0 => IsOfCommittee(context, own),
            _ => application => true,
        };
        if (jurisdiction is null && only is null)
            return isTheirs;
        var cycles = context
            .Cycles.Where(cycle =>
                (jurisdiction == null || cycle.Jurisdiction == jurisdiction)
                && (only == null || cycle.InstanceId == only)
            )
            .Select(cycle => cycle.InstanceId);
        return RowConditions.Both(isTheirs, application => cycles.Contains(application.CycleId));
    }

    private static Expression<Func<Application, bool>> IsOfCommittee(OrchestratorDbContext context, string committee)
    {
        var named = $" {committee} ";
        return application =>
            application.Committee == committee
            || context.Cycles.Any(cycle =>
                cycle.InstanceId == application.CycleId && (" " + cycle.Committees + " ").Contains(named)
            );
    }
}
