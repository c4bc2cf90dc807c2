using Orchestrator.Server.Acts;
using Orchestrator.Server.Applications;
using Orchestrator.Server.Calendars;
using Orchestrator.Server.Cycles;
using Orchestrator.Server.DeadLetters;
using Orchestrator.Server.Deadlines;
using Orchestrator.Server.Definitions;
using Orchestrator.Server.Jobs;
using Orchestrator.Server.Moves;
using Orchestrator.Server.Notices;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Organisations;
using Orchestrator.Server.Outbox;
using Orchestrator.Server.Portals;
using Orchestrator.Server.Practice;
using Orchestrator.Server.Sandboxes;
using Orchestrator.Server.Sessions;
using Orchestrator.Server.Waiting;

namespace Orchestrator.Server.ApiDescription;

/// <summary>Every endpoint of the server, by document.</summary>
internal static class ApiMap
{
    /// <summary>Maps the session, the console's API, the portals' API and the documents that describe them.</summary>
    public static void MapApis(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization(Permission.Anyone);
        var session = app.MapGroup("/api").WithGroupName(ApiDocuments.Console);
        session.MapSession();
        session.MapOwnAccount();

        var console = app.MapGroup("/api/console/v1").WithGroupName(ApiDocuments.Console);
        console.MapCycles();
        console.MapDeadlines();
        console.MapApplications();
        console.MapActs();
        console.MapDefinitions();
        console.MapNewYears();
        console.MapCalendars();
        console.MapNotices();
        console.MapNoticeTexts();
        console.MapMoves();
        console.MapWaiting();
        console.MapPortalAdministration();
        console.MapUsers();
        console.MapOrganisations();
        console.MapOperatorLog();
        console.MapOutbox();
        console.MapJobs();
        console.MapDeadLetters();
        console.MapSandboxes();
        console.MapPractice();

        var portal = app.MapGroup("/api/portal/v1").WithGroupName(ApiDocuments.Portal);
        portal.MapEvents();
        portal.MapEvidence();
        portal.MapExperts();
        portal.MapTasks();
        portal.MapPortalQueries();
    }
}
