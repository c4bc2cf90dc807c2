using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Server.Acts;
using Orchestrator.Server.Cycles;
using Orchestrator.Server.Json;
using Orchestrator.Server.Portals;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.Engine.Intake;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Applications;

/// <summary>Applications, masked, and the acts of operators.</summary>
internal static class ApplicationEndpoints
{
    public static void MapApplications(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/cycles/{code}").WithTags("申报 applications");
        group.MapGet("/applications", ListAsync).WithName("listApplications").RequireAuthorization(Permission.Read)
            .WithSummary("申报（个人信息已遮盖）/ applications, masked");
        group.MapGet("/applications/{number}", GetAsync).WithName("getApplication").RequireAuthorization(Permission.Read)
            .WithSummary("一份申报及其流水 / an application with its journal");
        group.MapPost("/events", ActOnCycleAsync).WithName("actOnCycle").RequireAuthorization(Permission.Act)
            .WithSummary("对周期的操作 / an act upon the cycle");
        group.MapPost("/applications/{number}/events", ActOnApplicationAsync).WithName("actOnApplication").RequireAuthorization(Permission.Act)
            .WithSummary("对申报的操作 / an act upon an application");
    }

    private static async Task<Results<Ok<ApplicationPage>, ProblemAnswer>> ListAsync(
        string code, CycleFinder cycles, ApplicationQueries queries, ClaimsPrincipal who, CancellationToken cancellation, string? stage = null, string? search = null, int page = 1) =>
        await cycles.FindAsync(code, cancellation) is { } cycle
            ? TypedResults.Ok(await queries.ListAsync(cycle, who, stage, search, page, cancellation))
            : ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");

    private static async Task<Results<Ok<ApplicationDetail>, ProblemAnswer>> GetAsync(
        string code, string number, CycleFinder cycles, ApplicationQueries queries, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await cycles.FindAsync(code, cancellation) is not { } cycle) return ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");
        var found = await queries.FindAsync(cycle, number, who, cancellation);
        return found is null ? ProblemAnswer.NotFound($"申报 {number}", $"application {number}") : TypedResults.Ok(found);
    }

    private static async Task<Results<Ok<ActAnswer>, Accepted<ActAnswer>, ProblemAnswer>> ActOnCycleAsync(
        string code, OperatorAct body, CycleFinder cycles, ActChecks checks, ActService acts, ClaimsPrincipal who, CancellationToken cancellation) =>
        await cycles.FindAsync(code, cancellation) is { } cycle
            ? await ActAsync(cycle, application: null, body, EventLevel.Cycle, checks, acts, who, cancellation)
            : ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");

    private static async Task<Results<Ok<ActAnswer>, Accepted<ActAnswer>, ProblemAnswer>> ActOnApplicationAsync(
        string code, string number, OperatorAct body, CycleFinder cycles, ActChecks checks, ActService acts,
        IDbContextFactory<OrchestratorDbContext> contexts, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await cycles.FindAsync(code, cancellation) is not { } cycle) return ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        // An employer that may not see an application does not learn that it exists.
        if (!await ApplicationAccess.For(context.Applications, who).AnyAsync(application => application.CycleId == cycle.InstanceId && application.Number == number, cancellation))
            return ProblemAnswer.NotFound($"申报 {number}", $"application {number}");
        return await ActAsync(cycle, number, body, EventLevel.Application, checks, acts, who, cancellation);
    }

    private static async Task<Results<Ok<ActAnswer>, Accepted<ActAnswer>, ProblemAnswer>> ActAsync(
        Cycle cycle, string? application, OperatorAct body, EventLevel level, ActChecks checks, ActService acts, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (ReviewEvents.Find(level, body.Type) is not { IsFromPortals: true } known || known.Name == ReviewEvents.ApplicationSubmitted)
            return ProblemAnswer.Invalid("$.type", $"这里没有操作“{body.Type}”。", $"there is no act \"{body.Type}\" here.");
        var role = who.HeldRoles.FirstOrDefault(known.MayBeSentBy);
        if (role is null)
        {
            var allowed = string.Join("、", known.Roles.Select(TitleReview.Events.Roles.Chinese));
            return ProblemAnswer.Forbidden($"“{known.Title}”只能由{allowed}办理。", $"\"{known.Name}\" is for {string.Join(", ", known.Roles)}.");
        }

        if (body.Key is { Length: 0 or > 128 }) return ProblemAnswer.Invalid("$.key", "应为 1 至 128 个字符。", "must have 1 to 128 characters.");
        var data = body.Data?.DeepClone().AsObject() ?? [];
        ApplicationNumbers.ReadTexts(data);
        var errors = CloudEventReader.PayloadErrors(known, data).ToList();
        if (errors.Count == 0) errors.AddRange(await checks.CheckAsync(cycle, level, data, cancellation));
        if (errors.Count > 0) return ProblemAnswer.Invalid(errors);

        var subject = application is null ? $"cycles/{cycle.Code}" : $"cycles/{cycle.Code}/applications/{application}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{who.Account}\n{subject}\n{body.Type}\n{data.ToJsonString(JsonFormat.Options)}")));
        var key = body.Key is null ? SessionToken.Make() : $"{who.Account}:{body.Key}";
        var actor = new Actor(role, who.ActsFor, who.Account);
        var result = await acts.SendAsync(new Act(Arrivals.Console, key.Length > 128 ? SessionToken.Hash(key) : key, hash, known, cycle, application, data, actor), cancellation);
        return result switch
        {
            { Problem: { } problem } => problem,
            { Answer.Move: { } move } => TypedResults.Accepted($"/api/console/v1/moves/{move}", result.Answer),
            _ => TypedResults.Ok(result.Answer),
        };
    }
}
