using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Portals;

/// <summary>Which portals may send events.</summary>
internal static class PortalAdministrationEndpoints
{
    /// <summary>Maps listing, registering, renewing secrets and disabling, below <c>/portals</c>.</summary>
    public static void MapPortalAdministration(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/portals").WithTags("门户 portals").RequireAuthorization(Permission.ManageAccess);
        group.MapGet("", ListAsync).WithName("listPortals").WithSummary("门户 / portals");
        group
            .MapPost("", AddAsync)
            .WithName("addPortal")
            .WithSummary("登记门户；密钥只显示一次 / register a portal; its secret is shown once");
        group
            .MapPost("/{code}/secret", RenewSecretAsync)
            .WithName("renewPortalSecret")
            .WithSummary("更换密钥 / a new secret; the old one ends at once");
        group.MapDelete("/{code}", DisableAsync).WithName("disablePortal").WithSummary("停用门户 / disable a portal");
    }

    private static async Task<Ok<IReadOnlyList<PortalView>>> ListAsync(
        PortalRegister portals,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await portals.ListAsync(cancellationToken));

    private static async Task<Results<Created<PortalSecret>, ProblemAnswer>> AddAsync(
        NewPortal body,
        PortalRegister portals,
        RequestOptions requests,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (PortalChecks.Check(body, requests.AllowPrivateAddresses) is { Count: > 0 } errors)
            return ProblemAnswer.Invalid(errors);
        if (await portals.AddAsync(body, log.Line(who, "portal.added", body.Code), cancellationToken) is not { } added)
        {
            return ProblemAnswer.Conflict(
                "code-taken",
                $"门户代码“{body.Code}”已被使用，请换一个。",
                $"The code \"{body.Code}\" is taken; use another."
            );
        }
        return TypedResults.Created($"/api/console/v1/portals/{body.Code}", added);
    }

    private static async Task<Results<Ok<PortalSecret>, ProblemAnswer>> RenewSecretAsync(
        string code,
        PortalRegister portals,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (
            await portals.RenewAsync(code, log.Line(who, "portal.secretRenewed", code), cancellationToken)
            is not { } renewed
        )
        {
            return ProblemAnswer.NotFound($"门户 {code}", $"portal {code}");
        }
        return TypedResults.Ok(renewed);
    }

    private static async Task<Results<NoContent, ProblemAnswer>> DisableAsync(
        string code,
        PortalRegister portals,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (!await portals.DisableAsync(code, log.Line(who, "portal.disabled", code), cancellationToken))
            return ProblemAnswer.NotFound($"门户 {code}", $"portal {code}");
        return TypedResults.NoContent();
    }
}
