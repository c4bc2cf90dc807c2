using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Applications;

/// <summary>Which applications somebody may see: employers and departments see their own.</summary>
public static class ApplicationAccess
{
    /// <summary>
    /// Those of the applications that this person may see; somebody with another role beside sees all of them.
    /// </summary>
    public static IQueryable<Application> For(IQueryable<Application> applications, Operator who)
    {
        if (who.Roles.Any(role => role is not (Roles.Employer or Roles.Department)))
            return applications;
        var own = who.Organisation ?? "";
        var (employer, department) = (who.Roles.Contains(Roles.Employer), who.Roles.Contains(Roles.Department));
        return applications.Where(application =>
            (employer && application.Employer == own) || (department && application.Department == own)
        );
    }

    /// <summary>The instances of the applications that somebody may see; null: all.</summary>
    public static IQueryable<long>? OwnInstances(OrchestratorDbContext context, Operator who) =>
        who.Roles.Any(role => role is not (Roles.Employer or Roles.Department))
            ? null
            : For(context.Applications, who).Select(application => application.InstanceId);
}
