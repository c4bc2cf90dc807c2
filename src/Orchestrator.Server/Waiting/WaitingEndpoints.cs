using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Waiting;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Waiting;

/// <summary>待我办理: one list of all that waits for who is signed in.</summary>
internal static class WaitingEndpoints
{
    public static void MapWaiting(this RouteGroupBuilder api) =>
        api.MapGet("/waiting", ListAsync)
            .WithName("listWaiting")
            .WithTags("待办 waiting")
            .RequireAuthorization(Permission.Read)
            .WithSummary("待我办理：待批准的、出错的、临近期限的 / what waits for me: to approve, to mend, to do soon");

    private static async Task<Ok<IReadOnlyList<WaitingItem>>> ListAsync(
        WaitingList waiting,
        ClaimsPrincipal user,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await waiting.ReadAsync(
                new WaitingAudience(
                    user.Operator,
                    user.With(Permission.ApproveMoves),
                    user.Has(Permission.ChangeDefinitions),
                    user.Has(Permission.ChangeCalendars),
                    user.Has(Permission.ManageDelivery)
                ),
                cancellationToken
            )
        );
}
