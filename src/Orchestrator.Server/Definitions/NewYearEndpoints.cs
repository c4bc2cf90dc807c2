using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Definitions;

namespace Orchestrator.Server.Definitions;

/// <summary>跨年延续: a schedule for the next year.</summary>
internal static class NewYearEndpoints
{
    public static void MapNewYears(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/definitions").WithTags("流程定义 definitions");
        group.MapGet("/{id}/new-year", PreviewAsync).WithName("previewNewYear").RequireAuthorization(Permission.Read)
            .WithSummary("试算延续到新年度：新旧日期并列，如 ?year=2025 / old and new dates side by side, nothing is stored");
        group.MapPost("/{id}/new-year", MakeAsync).WithName("makeNewYear").RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("延续到新年度，存为草稿；各日期待确认 / roll over to a later year as drafts; every date is to be confirmed");
        group.MapGet("/confirmations", WaitingAsync).WithName("listDatesToConfirm").RequireAuthorization(Permission.Read)
            .WithSummary("待确认的日期，按流程定义 / the proposed dates that nobody has confirmed yet, by definition");
        group.MapPost("/{id}/confirmations", ConfirmAsync).WithName("confirmDate").RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("确认一个待确认的日期 / confirm a proposed date, or put the notice's own in its place");
    }

    private static async Task<Ok<IReadOnlyList<NewYearDefinition>>> WaitingAsync(NewYears years, CancellationToken cancellation) => TypedResults.Ok(await years.WaitingAsync(cancellation));

    private static async Task<Results<Ok<NewYearView>, ProblemAnswer>> PreviewAsync(string id, int year, NewYears years, CancellationToken cancellation) =>
        await years.PreviewAsync(id, year, cancellation) switch
        {
            ({ } view, _) => TypedResults.Ok(view),
            var (_, problem) => problem!,
        };

    private static async Task<Results<Ok<NewYearView>, ProblemAnswer>> MakeAsync(
        string id, NewYearRequest body, NewYears years, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var line = log.Line<DefinitionVersion>(
            who, "definition.rolledOver", _ => id, version => new JsonObject { ["to"] = version.DefinitionId, ["year"] = body.Year });
        var (view, problem) = await years.MakeAsync(id, body.Year, body.Replace, who.Account, line, cancellation);
        if (view is null) return problem!;
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<ImportAnswer>, ProblemAnswer>> ConfirmAsync(
        string id, DateToConfirm body, NewYears years, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var line = log.Line<DefinitionVersion>(
            who, "definition.dateConfirmed", _ => id,
            version => new JsonObject { ["activity"] = body.Activity, ["input"] = body.Input, ["version"] = version.Version });
        var (answer, problem) = await years.ConfirmAsync(id, body, who.Account, line, cancellation);
        return answer is null ? problem! : TypedResults.Ok(answer);
    }
}
