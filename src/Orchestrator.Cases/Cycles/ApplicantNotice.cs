using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Cycles;

/// <summary>Applicants are reached by their portal, which knows them; by mail only where a contact was stated.</summary>
internal static class ApplicantNotice
{
    /// <summary>The event for the portals; null when the notice is for somebody else.</summary>
    public static PortalEvent? Of(Notice notice) =>
        notice.Role == Roles.Applicant
            ? new PortalEvent(
                "notice.raised",
                new JsonObject { ["template"] = notice.Template, ["data"] = notice.Data.DeepClone() }
            )
            : null;
}
