using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Server.Cycles;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Deadlines;

/// <summary>A cycle's deadlines and each one's own page.</summary>
internal static class DeadlineEndpoints
{
    public static void MapDeadlines(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/cycles/{code}/deadlines").WithTags("期限 deadlines").RequireAuthorization(Permission.Read);
        group.MapGet("", ListAsync).WithName("listDeadlines").WithSummary("一个周期的期限 / a cycle's deadlines");
        group.MapGet("/{id}", GetAsync).WithName("getDeadline").WithSummary("期限详情：日期如何算出、谁收到提醒 / one deadline: why this date, who was told");
    }

    private static async Task<Results<Ok<IReadOnlyList<DueItem>>, ProblemAnswer>> ListAsync(string code, CycleFinder cycles, CycleQueries queries, CancellationToken cancellation)
    {
        if (await cycles.FindAsync(code, cancellation) is not { } cycle) return ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");
        return TypedResults.Ok<IReadOnlyList<DueItem>>(await queries.DeadlinesAsync(cycle, cancellation));
    }

    private static async Task<Results<Ok<DueDetail>, ProblemAnswer>> GetAsync(
        string code, string id, CycleFinder cycles, DeadlinePages pages, SchedulePages planned, IDbContextFactory<OrchestratorDbContext> contexts, CancellationToken cancellation)
    {
        if (await cycles.FindAsync(code, cancellation) is not { } cycle) return ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var page = id.StartsWith(SchedulePages.Prefix, StringComparison.Ordinal)
            ? await planned.FindAsync(cycle, id, cancellation)
            : await pages.FindAsync(context, cycle, id, cancellation);
        return page is null ? ProblemAnswer.NotFound($"期限 {id}", $"deadline {id}") : TypedResults.Ok(page);
    }
}
