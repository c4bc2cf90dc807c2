using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orchestrator.Desk.Applications;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Applications;

/// <summary>Applications, masked.</summary>
internal static class ApplicationEndpoints
{
    /// <summary>Maps reading applications, below <c>/cycles/{code}</c>.</summary>
    public static void MapApplications(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/cycles/{code}").WithTags("申报 applications");
        group
            .MapGet("/applications", ListAsync)
            .WithName("listApplications")
            .RequireAuthorization(Permission.Read)
            .WithSummary("申报（个人信息已遮盖）/ applications, masked");
        api.MapGet("/applications", SearchAsync)
            .WithTags("申报 applications")
            .WithName("searchApplications")
            .RequireAuthorization(Permission.Read)
            .WithSummary("在各周期中查找申报 / applications of all cycles within reach");
        group
            .MapGet("/applications/{number}", GetAsync)
            .WithName("getApplication")
            .RequireAuthorization(Permission.Read)
            .WithSummary("一份申报及其流水 / an application with its journal");
    }

    private static async Task<Results<Ok<ApplicationPage>, ProblemAnswer>> ListAsync(
        string code,
        CycleFinder cycles,
        ApplicationQueries queries,
        Operator who,
        [AsParameters] ApplicationFilter filter,
        CancellationToken cancellationToken
    ) =>
        await cycles.FindAsync(code, who, cancellationToken) is { } cycle
            ? TypedResults.Ok(await queries.ListAsync(filter.Of(cycle.Code), who, cancellationToken))
            : ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");

    private static async Task<Ok<ApplicationPage>> SearchAsync(
        [FromQuery] string? cycle,
        ApplicationQueries queries,
        Operator who,
        [AsParameters] ApplicationFilter filter,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await queries.ListAsync(filter.Of(string.IsNullOrWhiteSpace(cycle) ? null : cycle), who, cancellationToken)
        );

    private static async Task<Results<Ok<ApplicationDetail>, ProblemAnswer>> GetAsync(
        string code,
        string number,
        CycleFinder cycles,
        ApplicationQueries queries,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (await cycles.FindAsync(code, who, cancellationToken) is not { } cycle)
            return ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");
        var found = await queries.FindAsync(cycle, number, who, cancellationToken);
        return found is null
            ? ProblemAnswer.NotFound($"申报 {number}", $"application {number}")
            : TypedResults.Ok(found);
    }
}
