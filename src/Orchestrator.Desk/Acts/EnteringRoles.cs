using System.Text.Json.Nodes;
using Orchestrator.Desk.Operators;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Acts;

/// <summary>
/// Who enters a submission for an applicant: the employer and the department for their own, the review office for its committee, the
/// title office for anybody.
/// </summary>
internal static class EnteringRoles
{
    /// <summary>The field of a submission that names the committee.</summary>
    public const string CommitteeField = "committee";

    /// <summary>Those of the roles held that enter submissions; an employer's and a department's only for an organisation.</summary>
    public static IEnumerable<Grant> Of(IEnumerable<Grant> grants) =>
        grants.Where(grant =>
            grant.Role is Roles.TitleOffice or Roles.Office
            || (OrganisationField(grant.Role) is not null && grant.Organisation is not null)
        );

    /// <summary>The field of a submission that has to name the role's own organisation; null: none.</summary>
    public static string? OrganisationField(string role) =>
        role switch
        {
            Roles.Employer => "employer",
            Roles.Department => "department",
            Roles.Office => CommitteeField,
            _ => null,
        };

    /// <summary>Whether a submission is of the organisation that a role is held for.</summary>
    public static bool IsTheirs(Grant grant, JsonObject submission) =>
        grant.Organisation is null
        || OrganisationField(grant.Role) is not { } field
        || submission[field]?.ToString() == grant.Organisation;
}
