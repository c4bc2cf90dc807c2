using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Automation;

/// <summary>The paths that workflows serve: everything below <c>/workflows</c>. Who gets in says the endpoint's activity.</summary>
internal static class WorkflowEndpoints
{
    /// <summary>Where all of them begin.</summary>
    public const string Base = "/workflows";

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Maps every path and method there; which of them exist is known only when a request comes.</summary>
    public static void MapWorkflows(this IEndpointRouteBuilder app) =>
        app.MapMethods(Base + "/{**path}", Methods, (HttpContext http, string? path, WorkflowRequests requests) =>
                requests.ServeAsync(http, path ?? "")
            )
            .RequireAuthorization(Permission.Anyone)
            .ExcludeFromDescription();
}
