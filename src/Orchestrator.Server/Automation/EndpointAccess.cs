using Orchestrator.Server.Portals;
using Orchestrator.Server.Problems;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Server.Automation;

/// <summary>
/// Who may call an endpoint of a workflow: a portal by its signature, or a person by the console's session. Nobody
/// else, whatever the definition says.
/// </summary>
internal sealed class EndpointAccess(PortalSecurity portals)
{
    private const string AnyPortal = "portal";
    private const string OnePortal = "portal:";

    /// <summary>Whether a request is signed by a portal; then its cookie, if any, does not count.</summary>
    public static bool IsSigned(HttpRequest request) => request.Headers.ContainsKey(PortalHeaders.Portal);

    /// <summary>Null when the request may go on.</summary>
    public async Task<ProblemAnswer?> CheckAsync(HttpContext http, EndpointTerms terms)
    {
        if (!terms.Authorize)
            return ProblemHandling.Of(StatusCodes.Status403Forbidden);
        if (IsSigned(http.Request))
        {
            if (
                http.Features.Get<PortalCall>() is null
                && await portals.CheckAsync(http, http.RequestAborted) is { } refused
            )
            {
                return refused;
            }
            return IsForPortal(terms.Policy, http.Features.Get<PortalCall>()!.Portal.Code)
                ? null
                : ProblemHandling.Of(StatusCodes.Status403Forbidden);
        }

        if (http.User.Identity is not { IsAuthenticated: true })
            return ProblemHandling.Of(StatusCodes.Status401Unauthorized);
        return terms.Policy is null || http.User.IsInRole(terms.Policy)
            ? null
            : ProblemHandling.Of(StatusCodes.Status403Forbidden);
    }

    private static bool IsForPortal(string? policy, string code) =>
        policy is null or AnyPortal
        || (policy.StartsWith(OnePortal, StringComparison.Ordinal) && policy[OnePortal.Length..] == code);
}
