using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Applications;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Deadlines;
using Orchestrator.Desk.Moves;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Server.Portals;

/// <summary>What portals may ask: where things stand, and what is due when, and why.</summary>
internal static class PortalQueryEndpoints
{
    /// <summary>
    /// Maps the questions, below <c>/cycles/{code}</c>; each is checked against what the portal may reach.
    /// </summary>
    public static void MapPortalQueries(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/cycles/{code}").WithTags("查询 queries").RequireAuthorization(Permission.Portal);
        group.MapGet("", CycleAsync).WithName("portalGetCycle").WithSummary("周期现状 / where a cycle stands");
        group
            .MapGet("/deadlines", CycleDeadlinesAsync)
            .WithName("portalListCycleDeadlines")
            .WithSummary("周期的期限与依据 / what is due when, and why");
        group
            .MapGet("/draw", DrawAsync)
            .WithName("portalGetDraw")
            .WithSummary("抽取记录（须有抽取权限）/ the draw's record, for a portal that may draw");
        group
            .MapGet("/moves/{id}", MoveAsync)
            .WithName("portalGetMove")
            .WithSummary("事件所提改期的现状 / where the new dates stand that an event asked for");
        group
            .MapGet("/applications/{number}", ApplicationAsync)
            .WithName("portalGetApplication")
            .WithSummary("申报现状 / where an application stands");
        group
            .MapGet("/applications/{number}/deadlines", ApplicationDeadlinesAsync)
            .WithName("portalListApplicationDeadlines")
            .WithSummary("申报的期限与依据 / what is due when for an application, and why");
    }

    private static async Task<Results<Ok<CycleSummary>, ProblemAnswer>> CycleAsync(
        string code,
        HttpContext http,
        PortalScope scope,
        CycleQueries queries,
        CancellationToken cancellationToken
    )
    {
        var call = PortalCall.Of(http);
        var (cycle, problem) = await scope.FindAsync(call, code, cancellationToken);
        return cycle is null
            ? problem!
            : TypedResults.Ok(await queries.SummaryAsync(cycle, PortalScope.Reach(call, cycle), cancellationToken));
    }

    private static async Task<Results<Ok<IReadOnlyList<DueDetail>>, ProblemAnswer>> CycleDeadlinesAsync(
        string code,
        HttpContext http,
        PortalScope scope,
        DeadlinePages pages,
        IDbContextFactory<OrchestratorDbContext> contexts,
        CancellationToken cancellationToken
    )
    {
        var (cycle, problem) = await scope.FindAsync(PortalCall.Of(http), code, cancellationToken);
        if (cycle is null)
            return problem!;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return TypedResults.Ok(await pages.ListAsync(context, cycle, cycle.InstanceId, cancellationToken));
    }

    private static async Task<Results<Ok<DrawView>, ProblemAnswer>> DrawAsync(
        string code,
        HttpContext http,
        PortalScope scope,
        DrawPages draws,
        CancellationToken cancellationToken
    )
    {
        var call = PortalCall.Of(http);
        var (cycle, problem) = await scope.FindAsync(call, code, cancellationToken);
        if (cycle is null)
            return problem!;
        if (!call.Permissions.MaySend(ReviewEvents.DrawPerformed))
            return PortalProblems.EventNotPermitted(ReviewEvents.DrawPerformed);
        return await draws.FindAsync(cycle, cancellationToken) is { } draw
            ? TypedResults.Ok(draw)
            : ProblemAnswer.NotFound("抽取记录", "draw yet");
    }

    private static async Task<Results<Ok<MoveStatus>, ProblemAnswer>> MoveAsync(
        string code,
        string id,
        HttpContext http,
        PortalScope scope,
        MoveViews moves,
        CancellationToken cancellationToken
    )
    {
        var (cycle, problem) = await scope.FindAsync(PortalCall.Of(http), code, cancellationToken);
        if (cycle is null)
            return problem!;
        return await moves.FindStatusAsync(cycle.Code, id, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : ProblemAnswer.NotFound($"改期 {id}", $"move {id}");
    }

    private static async Task<Results<Ok<ApplicationDetail>, ProblemAnswer>> ApplicationAsync(
        string code,
        string number,
        HttpContext http,
        PortalScope scope,
        ApplicationQueries queries,
        CancellationToken cancellationToken
    )
    {
        var call = PortalCall.Of(http);
        var (cycle, problem) = await scope.FindAsync(call, code, cancellationToken);
        if (cycle is null)
            return problem!;
        var found = await queries.FindAsync(cycle, number, PortalScope.Reach(call, cycle), cancellationToken);
        return found is null
            ? ProblemAnswer.NotFound($"申报 {number}", $"application {number}")
            : TypedResults.Ok(found);
    }

    private static async Task<Results<Ok<IReadOnlyList<DueDetail>>, ProblemAnswer>> ApplicationDeadlinesAsync(
        string code,
        string number,
        HttpContext http,
        PortalScope scope,
        DeadlinePages pages,
        IDbContextFactory<OrchestratorDbContext> contexts,
        CancellationToken cancellationToken
    )
    {
        var (cycle, problem) = await scope.FindAsync(PortalCall.Of(http), code, cancellationToken);
        if (cycle is null)
            return problem!;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var id = await context
            .Applications.Where(application => application.CycleId == cycle.InstanceId && application.Number == number)
            .Select(application => application.InstanceId)
            .FirstOrDefaultAsync(cancellationToken);
        return id == 0
            ? ProblemAnswer.NotFound($"申报 {number}", $"application {number}")
            : TypedResults.Ok(await pages.ListAsync(context, cycle, id, cancellationToken));
    }
}
