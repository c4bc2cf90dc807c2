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

        /// <summary>
        /// The cycles of which all is within reach, and not only some applications: an office's and a supervisor's are those that
        /// name the committee, an employer and a department have none.
        /// </summary>
        public IQueryable<Cycle> WholeCyclesOf(Operator who)
        {
            var real = context.CyclesOf(who);
            var whole = who.Grants.Where(grant => grant.Role is not (Roles.Employer or Roles.Department));
            return who.IsEverywhere ? real : real.Where(RowConditions.Any(whole.Select(IsWholeCycleOf)));
        }

        /// <summary>The applications.</summary>
        public IQueryable<Application> ApplicationsOf(Operator who) =>
            who.IsEverywhere
                ? context.Applications
                : context.Applications.Where(
                    RowConditions.Any(who.Grants.Select(grant => IsApplicationOf(context, grant)))
                );

        /// <summary>The deadlines of cycles and of applications.</summary>
        public IQueryable<Deadline> DeadlinesOf(Operator who) =>
            context.Deadlines.Where(
                who.IsEverywhere ? deadline => deadline.CycleId != null : IsDeadlineOf(context, who)
            );

        /// <summary>Those of them that are for one of the roles to keep, each where that very role reaches.</summary>
        public IQueryable<Deadline> DutiesOf(Operator who) =>
            context.Deadlines.Where(RowConditions.Any(who.Grants.Select(grant => IsDutyOf(context, who, grant))));
    }

    private static Expression<Func<Deadline, bool>> IsDeadlineOf(OrchestratorDbContext context, Operator who)
    {
        var cycles = context.CyclesOf(who).Select(cycle => cycle.InstanceId);
        var applications = context.ApplicationsOf(who).Select(application => application.InstanceId);
        return deadline =>
            (deadline.InstanceId == deadline.CycleId && cycles.Contains(deadline.InstanceId))
            || applications.Contains(deadline.InstanceId);
    }

    private static Expression<Func<Deadline, bool>> IsDutyOf(OrchestratorDbContext context, Operator who, Grant grant)
    {
        var role = grant.Role;
        return grant.IsEverywhere
            ? deadline => deadline.Role == role && deadline.CycleId != null
            : RowConditions.Both(
                deadline => deadline.Role == role,
                IsDeadlineOf(context, who with { Grants = [grant] })
            );
    }

    private static Expression<Func<Cycle, bool>> IsCycleOf(OrchestratorDbContext context, Grant grant)
    {
        if (CommitteeOf(grant) is not { } committee)
            return IsWholeCycleOf(grant);
        Expression<Func<Cycle, bool>> reviews = cycle =>
            context.Applications.Any(application =>
                application.Committee == committee && application.CycleId == cycle.InstanceId
            );
        return RowConditions.Any([
            IsWholeCycleOf(grant),
            RowConditions.Both(IsWholeCycleOf(grant with { Organisation = null }), reviews),
        ]);
    }

    private static Expression<Func<Cycle, bool>> IsWholeCycleOf(Grant grant)
    {
        var (jurisdiction, only, committee) = (grant.Jurisdiction, grant.Cycle, CommitteeOf(grant));
        var named = $" {committee} ";
        return cycle =>
            (jurisdiction == null || cycle.Jurisdiction == jurisdiction)
            && (only == null || cycle.InstanceId == only)
            && (committee == null || (" " + cycle.Committees + " ").Contains(named));
    }

    private static string? CommitteeOf(Grant grant) =>
        grant.Role is Roles.Office or Roles.Supervisor ? grant.Organisation : null;

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
