using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Engine.Outbox;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Outbox;

/// <summary>How many messages wait; those that were given up are dead letters.</summary>
internal static class OutboxEndpoints
{
    /// <summary>Maps reading the numbers, below <c>/outbox</c>.</summary>
    public static void MapOutbox(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/outbox").WithTags("消息 outbox").RequireAuthorization(Permission.ManageDelivery);
        group.MapGet("", ReadAsync).WithName("readOutbox").WithSummary("待发的消息 / what waits to be sent");
    }

    private static async Task<Ok<OutboxView>> ReadAsync(Undelivered messages, CancellationToken cancellationToken) =>
        TypedResults.Ok(
            new OutboxView
            {
                Kinds = [.. (await messages.ReadStatusAsync(cancellationToken)).Select(OutboxKindView.Of)],
            }
        );
}
