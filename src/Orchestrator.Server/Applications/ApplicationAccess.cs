using System.Security.Claims;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Applications;

namespace Orchestrator.Server.Applications;

/// <summary>Which applications somebody may see: employers and departments see their own.</summary>
internal static class ApplicationAccess
{
    public static IQueryable<Application> For(IQueryable<Application> applications, ClaimsPrincipal who)
    {
        var roles = who.HeldRoles;
        if (roles.Any(role => role is not (Roles.Employer or Roles.Department))) return applications;
        var own = who.ActsFor ?? "";
        var (employer, department) = (roles.Contains(Roles.Employer), roles.Contains(Roles.Department));
        return applications.Where(application =>
            (employer && application.Employer == own) || (department && application.Department == own));
    }
}
