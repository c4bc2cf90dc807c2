using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Cycles;

/// <summary>The overview, the cycles, and starting one.</summary>
internal static class CycleEndpoints
{
    /// <summary>Maps the overview, reading cycles and their draw, and starting one.</summary>
    public static void MapCycles(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("周期 cycles").RequireAuthorization(Permission.Read);
        group
            .MapGet("/overview", OverviewAsync)
            .WithName("getOverview")
            .WithSummary("首页 / what is running, due and late");
        group.MapGet("/cycles", ListAsync).WithName("listCycles").WithSummary("年度评审周期 / the cycles");
        group
            .MapGet("/cycles/{code}", GetAsync)
            .WithName("getCycle")
            .WithSummary("一个周期及其时间轴 / a cycle with its time line");
        api.MapGet("/cycles/{code}/draw", DrawAsync)
            .WithName("getDraw")
            .WithTags("周期 cycles")
            .RequireAuthorization(Permission.ReadDraw)
            .WithSummary("抽取记录 / the record of the expert draw");
        api.MapPut("/cycles/{code}/committees", SetCommitteesAsync)
            .WithName("setCommittees")
            .WithTags("周期 cycles")
            .RequireAuthorization(Permission.StartCycle)
            .WithSummary(
                "确定周期的评委会，其办事机构可见整个周期 / name the committees whose offices see the whole cycle"
            );
        api.MapPost("/cycles", StartAsync)
            .WithName("startCycle")
            .WithTags("周期 cycles")
            .RequireAuthorization(Permission.StartCycle)
            .WithSummary("启动一个周期 / start a cycle of a published schedule");
    }

    private static async Task<Results<Ok<CycleSummary>, ProblemAnswer>> SetCommitteesAsync(
        string code,
        ReviewingCommittees body,
        CycleFinder cycles,
        CycleCommittees committees,
        CycleQueries queries,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (await cycles.FindAsync(code, who, cancellationToken) is not { } cycle)
            return ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");
        if (await committees.SetAsync(cycle, body.Committees, who, cancellationToken) is { } refusal)
            return ProblemAnswer.Of(refusal);
        var changed = (await cycles.FindAsync(code, who, cancellationToken))!;
        return TypedResults.Ok(await queries.SummaryAsync(changed, who, cancellationToken));
    }

    private static async Task<Ok<Overview>> OverviewAsync(
        OverviewQuery overview,
        Operator who,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await overview.ReadAsync(who, cancellationToken));

    private static async Task<Ok<IReadOnlyList<CycleSummary>>> ListAsync(
        CycleQueries queries,
        Operator who,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await queries.ListAsync(who, cancellationToken));

    private static async Task<Results<Ok<CycleDetail>, ProblemAnswer>> GetAsync(
        string code,
        CycleFinder cycles,
        CycleQueries queries,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await cycles.FindAsync(code, who, cancellationToken) is { } cycle
            ? TypedResults.Ok(await queries.DetailAsync(cycle, who, cancellationToken))
            : ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");

    private static async Task<Results<Ok<DrawView>, ProblemAnswer>> DrawAsync(
        string code,
        CycleFinder cycles,
        DrawPages draws,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (await cycles.FindWholeAsync(code, who, cancellationToken) is not { } cycle)
            return ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");
        return await draws.FindAsync(cycle, cancellationToken) is { } draw
            ? TypedResults.Ok(draw)
            : ProblemAnswer.NotFound("抽取记录", "draw yet");
    }

    private static async Task<Results<Created<CycleSummary>, ProblemAnswer>> StartAsync(
        StartCycle body,
        CycleStarts starts,
        CycleQueries queries,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        (await starts.StartAsync(body, who, cancellationToken)).TryGet(out var started, out var refusal)
            ? TypedResults.Created(
                $"/api/console/v1/cycles/{started.Code}",
                await queries.SummaryAsync(started, who, cancellationToken)
            )
            : ProblemAnswer.Of(refusal);
}
