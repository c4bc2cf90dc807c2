using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Engine.Outbox;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Outbox;

/// <summary>未送达: what could not be delivered, and sending it once more.</summary>
internal static class OutboxEndpoints
{
    public static void MapOutbox(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/outbox").WithTags("消息 outbox").RequireAuthorization(Permission.ManageDelivery);
        group.MapGet("", ReadAsync).WithName("readOutbox").WithSummary("待发与未送达的消息 / what waits, and what could not be delivered");
        group.MapPost("/retries", RetryAsync).WithName("retryUndelivered").WithSummary("重新发送未送达的消息 / send undelivered messages once more");
    }

    private static async Task<Ok<OutboxView>> ReadAsync(Undelivered letters, CancellationToken cancellation, long after = 0)
    {
        var dead = await letters.ListAsync(after, cancellation);
        return TypedResults.Ok(new OutboxView { Kinds = [.. (await letters.ReadStatusAsync(cancellation)).Select(OutboxKindView.Of)], Undelivered = [.. dead.Select(UndeliveredView.Of)] });
    }

    private static async Task<Results<Ok<RetryAnswer>, ProblemAnswer>> RetryAsync(RetryRequest body, Undelivered letters, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var ids = body.Ids.Distinct().ToList();
        if (ids.Count is 0 or > Undelivered.PageSize)
            return ProblemAnswer.Invalid("$.ids", $"请选择1至{Undelivered.PageSize}条消息。", $"name 1 to {Undelivered.PageSize} messages.");
        var line = log.Line<int>(
            who, "outbox.retried", _ => ids.Count == 1 ? ids[0] : null,
            revived => new JsonObject { ["ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]), ["retried"] = revived });
        var revived = await letters.ReviveAsync([.. ids.Select(id => long.TryParse(id, out var number) ? number : 0)], cancellation, line);
        return TypedResults.Ok(new RetryAnswer { Retried = revived });
    }
}
