using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Sandboxes;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Sandboxes;

/// <summary>Plays of a schedule that can never touch a real cycle.</summary>
internal static class SandboxEndpoints
{
    private static readonly ProblemAnswer Unknown = ProblemAnswer.Of(SandboxService.Unknown);

    /// <summary>Maps starting, watching, pacing and ending plays, below <c>/sandboxes</c>.</summary>
    public static void MapSandboxes(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/sandboxes").WithTags("演练 sandboxes").RequireAuthorization(Permission.Sandbox);
        group
            .MapPost("", CreateAsync)
            .WithName("createSandbox")
            .WithSummary("在虚拟时钟上演练一个年度 / play a year on a virtual clock");
        group.MapGet("/{id}", Get).WithName("getSandbox").WithSummary("演练现状 / how the play stands");
        group
            .MapGet("/{id}/stream", Stream)
            .WithName("streamSandbox")
            .WithSummary("演练现状的事件流 / the same document as server-sent events")
            .Produces<SandboxView>(StatusCodes.Status200OK, "text/event-stream");
        group.MapPost("/{id}/speed", SetSpeed).WithName("setSandboxSpeed").WithSummary("改变速度 / change its speed");
        group.MapDelete("/{id}", RemoveAsync).WithName("removeSandbox").WithSummary("结束演练 / end it");
    }

    private static async Task<Results<Created<SandboxCreated>, ProblemAnswer>> CreateAsync(
        NewSandbox body,
        SandboxService sandboxes,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        (await sandboxes.StartAsync(body, who, cancellationToken)).TryGet(out var sandbox, out var refusal)
            ? TypedResults.Created($"/api/console/v1/sandboxes/{sandbox.Id}", new SandboxCreated { Id = sandbox.Id })
            : ProblemAnswer.Of(refusal);

    private static Results<Ok<SandboxView>, ProblemAnswer> Get(string id, SandboxStage stage) =>
        stage.Find(id) is { } sandbox ? TypedResults.Ok(sandbox.View) : Unknown;

    private static IResult Stream(string id, SandboxStage stage, CancellationToken cancellationToken) =>
        stage.Find(id) is { } sandbox ? TypedResults.ServerSentEvents(sandbox.WatchAsync(cancellationToken)) : Unknown;

    private static Results<NoContent, ProblemAnswer> SetSpeed(string id, SandboxSpeed body, SandboxService sandboxes) =>
        sandboxes.SetSpeed(id, body.Seconds) is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.NoContent();

    private static async Task<Results<NoContent, ProblemAnswer>> RemoveAsync(string id, SandboxStage stage) =>
        await stage.RemoveAsync(id) ? TypedResults.NoContent() : Unknown;
}
