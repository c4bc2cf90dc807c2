using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Deadlines;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Deadlines;

/// <summary>A cycle's deadlines and each one's own page.</summary>
internal static class DeadlineEndpoints
{
    /// <summary>Maps both, below <c>/cycles/{code}/deadlines</c>; planned items have ids of their own form.</summary>
    public static void MapDeadlines(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/cycles/{code}/deadlines")
            .WithTags("期限 deadlines")
            .RequireAuthorization(Permission.Read);
        group.MapGet("", ListAsync).WithName("listDeadlines").WithSummary("一个周期的期限 / a cycle's deadlines");
        group
            .MapGet("/{id}", GetAsync)
            .WithName("getDeadline")
            .WithSummary("期限详情：日期如何算出、谁收到提醒 / one deadline: why this date, who was told");
    }

    private static async Task<Results<Ok<IReadOnlyList<DueItem>>, ProblemAnswer>> ListAsync(
        string code,
        CycleFinder cycles,
        CycleQueries queries,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (await cycles.FindAsync(code, who, cancellationToken) is not { } cycle)
            return ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");
        return TypedResults.Ok(await queries.DeadlinesAsync(cycle, who, cancellationToken));
    }

    private static async Task<Results<Ok<DueDetail>, ProblemAnswer>> GetAsync(
        string code,
        string id,
        CycleFinder cycles,
        Operator who,
        DeadlineFinder deadlines,
        CancellationToken cancellationToken
    )
    {
        if (await cycles.FindAsync(code, who, cancellationToken) is not { } cycle)
            return ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");
        var page = await deadlines.FindAsync(cycle, id, who, cancellationToken);
        return page is null ? ProblemAnswer.NotFound($"期限 {id}", $"deadline {id}") : TypedResults.Ok(page);
    }
}
