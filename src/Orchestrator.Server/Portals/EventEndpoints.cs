using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Acts;
using Orchestrator.Desk.Json;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Server.Portals;

/// <summary>Events from portals.</summary>
internal static class EventEndpoints
{
    private const int LongestKey = 128;

    /// <summary>Maps receiving events, their catalogue and stored answers, below <c>/events</c>.</summary>
    public static void MapEvents(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/events").WithTags("事件 events").RequireAuthorization(Permission.Portal);
        group
            .MapPost("", ReceiveAsync)
            .WithName("sendEvent")
            .WithSummary("推送一个 CloudEvents 1.0 事件；答复即已提交 / send one CloudEvent; answered means committed")
            .Accepts<JsonObject>("application/cloudevents+json", "application/json")
            .Produces<ActAnswer>()
            .Produces<ActAnswer>(StatusCodes.Status201Created)
            .Produces<ActAnswer>(StatusCodes.Status202Accepted);
        group
            .MapGet("/types", Types)
            .WithName("listEventTypes")
            .WithSummary("事件目录：谁可发送、载荷格式、示例 / the catalogue: who sends what, with schema and example");
        group
            .MapGet("/{id}", FindAsync)
            .WithName("getEvent")
            .WithSummary("某事件的已存答复 / the stored answer of an event")
            .Produces<ActAnswer>();
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext http,
        PortalScope scope,
        ActChecks checks,
        ActService acts,
        CancellationToken cancellationToken
    )
    {
        var call = PortalCall.Of(http);
        var (read, errors) = CloudEventReader.Read(call.Body);
        if (read is null)
            return ProblemAnswer.Invalid(errors);
        var header = http.Request.Headers[PortalHeaders.IdempotencyKey].ToString();
        if (header.Length > LongestKey || header.Any(char.IsControl))
        {
            return ProblemAnswer.Invalid(
                PortalHeaders.IdempotencyKey,
                "应为 1 至 128 个字符。",
                "must have 1 to 128 characters."
            );
        }
        if (!call.Permissions.MaySend(read.Event.Name))
            return PortalProblems.EventNotPermitted(read.Event.Name);
        var (cycle, problem) = await scope.FindAsync(call, read.Cycle, cancellationToken);
        if (cycle is null)
            return problem!;
        if (await checks.CheckAsync(cycle, read.Event, read.Data, cancellationToken) is { Count: > 0 } missing)
            return ProblemAnswer.Invalid(missing);

        var act = new Act(
            call.Portal.Code,
            header.Length > 0 ? header : read.Id,
            Convert.ToHexStringLower(SHA256.HashData(call.Body)),
            read.Event,
            cycle,
            read.Application,
            read.Data,
            read.Actor
        );
        return Write(http, await acts.SendAsync(act, cancellationToken));
    }

    private static async Task<IResult> FindAsync(
        string id,
        HttpContext http,
        StoredAnswers answers,
        CancellationToken cancellationToken
    )
    {
        var found = await answers.FindAsync(PortalCall.Of(http).Portal.Code, id, cancellationToken);
        return found is null ? ProblemAnswer.NotFound($"事件 {id}", $"event {id}") : Write(http, found);
    }

    private static Ok<IReadOnlyList<EventType>> Types(HttpContext http)
    {
        var permissions = PortalCall.Of(http).Permissions;
        return TypedResults.Ok<IReadOnlyList<EventType>>([
            .. ReviewEvents
                .All.Where(item => item.IsFromPortals)
                .Select(item => EventType.Of(item, permissions.MaySend(item.Name))),
        ]);
    }

    private static IResult Write(HttpContext http, ActResult result)
    {
        if (result.Replayed)
            http.Response.Headers[PortalHeaders.Replayed] = "true";
        return result.Refusal is not null
            ? ProblemAnswer.Of(result)
            : TypedResults.Json(result.Answer!, JsonFormat.Options, statusCode: result.Status);
    }
}
