using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Calendars;
using Orchestrator.Server.Cycles;
using Orchestrator.Server.Hosting;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Practice;

/// <summary>练习模式: a shifted judging clock for connecting and trying portals.</summary>
internal static class PracticeEndpoints
{
    public static void MapPractice(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/practice").WithTags("练习模式 practice");
        group.MapGet("", GetAsync).WithName("getPractice").RequireAuthorization(Permission.Read).WithSummary("练习时钟 / the practice clock");
        group.MapPost("", JumpAsync).WithName("jumpPractice").RequireAuthorization(Permission.Practice).WithSummary("把练习时钟拨向将来 / move the practice clock forward");
    }

    private static async Task<Ok<PracticeView>> GetAsync(ServerMode mode, JudgingClock clock, CancellationToken cancellation) =>
        TypedResults.Ok(new PracticeView { Practice = mode.IsPractice, Now = await clock.ReadAsync(cancellation) });

    private static async Task<Results<Ok<PracticeView>, ProblemAnswer>> JumpAsync(
        PracticeJump body, PracticeJumps jumps, ServerMode mode, JudgingClock clock, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (!mode.IsPractice)
            return ProblemAnswer.Conflict("not-practice", "这不是练习模式，时钟不能拨动。", "This is not practice mode; the clock cannot be moved.");
        if (ChinaTime.DateOf(body.Now) > PlannableDays.Last)
            return ProblemAnswer.Invalid("$.now", "练习时钟最远到2199年底。", "the practice clock goes to the end of 2199 at most.");
        // A jump runs to its end, whether its caller waits or not.
        if (!await jumps.JumpAsync(body.Now, log.Line(who, "practice.jumped", ChinaInstantPattern.Instance.Format(body.Now)), CancellationToken.None))
            return ProblemAnswer.Conflict("backwards", "练习时钟只能拨向将来。", "The practice clock only goes forward.");
        return TypedResults.Ok(new PracticeView { Practice = true, Now = await clock.ReadAsync(cancellation) });
    }
}
