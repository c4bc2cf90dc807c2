using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Engine.Simulation;
using Orchestrator.Server.Definitions;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Sandboxes;

/// <summary>Plays of a schedule that can never touch a real cycle.</summary>
internal static class SandboxEndpoints
{
    private const int MostApplications = 2000;
    private const double LongestSeconds = 600;

    private static readonly ProblemAnswer Unknown = ProblemAnswer.NotFound("这个演练", "such sandbox");

    public static void MapSandboxes(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/sandboxes").WithTags("演练 sandboxes").RequireAuthorization(Permission.Sandbox);
        group.MapPost("", CreateAsync).WithName("createSandbox").WithSummary("在虚拟时钟上演练一个年度 / play a year on a virtual clock");
        group.MapGet("/{id}", Get).WithName("getSandbox").WithSummary("演练现状 / how the play stands");
        group.MapGet("/{id}/stream", Stream).WithName("streamSandbox").WithSummary("演练现状的事件流 / the same document as server-sent events")
            .Produces<SandboxView>(StatusCodes.Status200OK, "text/event-stream");
        group.MapPost("/{id}/speed", SetSpeed).WithName("setSandboxSpeed").WithSummary("改变速度 / change its speed");
        group.MapDelete("/{id}", RemoveAsync).WithName("removeSandbox").WithSummary("结束演练 / end it");
    }

    private static async Task<Results<Created<SandboxCreated>, ProblemAnswer>> CreateAsync(
        NewSandbox body, SandboxStage stage, DefinitionLibrary library, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (body.Applications is < 1 or > MostApplications) return ProblemAnswer.Invalid("$.applications", $"人数为 1 至 {MostApplications}。", $"must be 1 to {MostApplications}.");
        if (!IsSpeed(body.Seconds)) return SpeedProblem;
        if (await library.FindVersionAsync(body.DefinitionId, orDraft: true, cancellation) is not { } version)
            return ProblemAnswer.Invalid("$.definitionId", $"没有年度安排“{body.DefinitionId}”。", $"there is no schedule \"{body.DefinitionId}\".");
        if (PlayedDefinitions.Find(version.Json, library.Others()) is not { } played)
            return ProblemAnswer.Invalid("$.definitionId", "这不是年度安排，或缺少它启动的申报流程。", "is not a schedule, or the application definition it starts is missing.");
        Scenario? scenario = null;
        if (body.Scenario is { } given)
        {
            scenario = ScenarioReader.Read(given.ToJsonString(), out var error);
            if (scenario is null) return ProblemAnswer.Invalid("$.scenario" + error!.Field[1..], $"场景有误：{error.Chinese}。", $"is wrong: {error.English}.");
        }

        var options = new SimulationOptions { Schedule = played.Schedule, Application = played.Application, Applications = body.Applications, Seed = body.Seed, Scenario = scenario };
        if (await stage.StartAsync(body.DefinitionId, options, body.Seconds) is not { } sandbox)
        {
            return new ProblemAnswer(
                StatusCodes.Status429TooManyRequests, "sandboxes-busy", "同时进行的演练已达上限，请等其中一个结束。", "As many sandboxes play as may at once; wait until one ends.")
            {
                RetryAfter = 30,
            };
        }

        await log.AppendAsync(who, "sandbox.started", body.DefinitionId, cancellation);
        return TypedResults.Created($"/api/console/v1/sandboxes/{sandbox.Id}", new SandboxCreated { Id = sandbox.Id });
    }

    private static Results<Ok<SandboxView>, ProblemAnswer> Get(string id, SandboxStage stage) =>
        stage.Find(id) is { } sandbox ? TypedResults.Ok(sandbox.View) : Unknown;

    private static IResult Stream(string id, SandboxStage stage, CancellationToken cancellation) =>
        stage.Find(id) is { } sandbox ? TypedResults.ServerSentEvents(sandbox.WatchAsync(cancellation)) : Unknown;

    private static Results<NoContent, ProblemAnswer> SetSpeed(string id, SandboxSpeed body, SandboxStage stage)
    {
        if (!IsSpeed(body.Seconds)) return SpeedProblem;
        if (stage.Find(id) is not { } sandbox) return Unknown;
        sandbox.SetSpeed(body.Seconds);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemAnswer>> RemoveAsync(string id, SandboxStage stage) =>
        await stage.RemoveAsync(id) ? TypedResults.NoContent() : Unknown;

    private static bool IsSpeed(double seconds) => seconds is >= 1 and <= LongestSeconds;

    private static ProblemAnswer SpeedProblem { get; } = ProblemAnswer.Invalid("$.seconds", $"时长为 1 至 {LongestSeconds} 秒。", $"must be 1 to {LongestSeconds} seconds.");
}
