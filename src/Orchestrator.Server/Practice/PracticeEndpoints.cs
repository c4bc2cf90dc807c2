using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Practice;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Practice;

/// <summary>练习模式: a shifted judging clock for connecting and trying portals.</summary>
internal static class PracticeEndpoints
{
    /// <summary>Maps reading the clock and moving it, below <c>/practice</c>.</summary>
    public static void MapPractice(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/practice").WithTags("练习模式 practice");
        group
            .MapGet("", GetAsync)
            .WithName("getPractice")
            .RequireAuthorization(Permission.Read)
            .WithSummary("练习时钟 / the practice clock");
        group
            .MapPost("", JumpAsync)
            .WithName("jumpPractice")
            .RequireAuthorization(Permission.Practice)
            .WithSummary("把练习时钟拨向将来 / move the practice clock forward");
    }

    private static async Task<Ok<PracticeView>> GetAsync(
        PracticeMode practice,
        JudgingClock clock,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(new PracticeView { Practice = practice.IsOn, Now = await clock.ReadAsync(cancellationToken) });

    private static async Task<Results<Ok<PracticeView>, ProblemAnswer>> JumpAsync(
        PracticeJump body,
        PracticeJumps jumps,
        Operator who
    ) =>
        (await jumps.JumpAsync(body.Now, who)).TryGet(out var view, out var refusal)
            ? TypedResults.Ok(view)
            : ProblemAnswer.Of(refusal);
}
