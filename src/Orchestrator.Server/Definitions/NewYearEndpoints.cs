using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Definitions;

/// <summary>跨年延续: a schedule for the next year.</summary>
internal static class NewYearEndpoints
{
    /// <summary>Maps previewing, making and confirming, below <c>/definitions</c>.</summary>
    public static void MapNewYears(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/definitions").WithTags("流程定义 definitions");
        group
            .MapGet("/{id}/new-year", PreviewAsync)
            .WithName("previewNewYear")
            .RequireAuthorization(Permission.Read)
            .WithSummary(
                "试算延续到新年度：新旧日期并列，如 ?year=2025 / old and new dates side by side, nothing is stored"
            );
        group
            .MapPost("/{id}/new-year", MakeAsync)
            .WithName("makeNewYear")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary(
                "延续到新年度，存为草稿；各日期待确认 / roll over to a later year as drafts; every date is to be confirmed"
            );
        group
            .MapGet("/confirmations", WaitingAsync)
            .WithName("listDatesToConfirm")
            .RequireAuthorization(Permission.Read)
            .WithSummary("待确认的日期，按流程定义 / the proposed dates that nobody has confirmed yet, by definition");
        group
            .MapPost("/{id}/confirmations", ConfirmAsync)
            .WithName("confirmDate")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("确认一个待确认的日期 / confirm a proposed date, or put the notice's own in its place");
    }

    private static async Task<Ok<IReadOnlyList<NewYearDefinition>>> WaitingAsync(
        NewYears years,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await years.WaitingAsync(cancellationToken));

    private static async Task<Results<Ok<NewYearView>, ProblemAnswer>> PreviewAsync(
        string id,
        int year,
        NewYears years,
        CancellationToken cancellationToken
    ) =>
        (await years.PreviewAsync(id, year, cancellationToken)).TryGet(out var view, out var refusal)
            ? TypedResults.Ok(view)
            : ProblemAnswer.Of(refusal);

    private static async Task<Results<Ok<NewYearView>, ProblemAnswer>> MakeAsync(
        string id,
        NewYearRequest body,
        NewYears years,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var made = await years.MakeAsync(id, body.Year, body.Replace, who, cancellationToken);
        return made.TryGet(out var view, out var refusal) ? TypedResults.Ok(view) : ProblemAnswer.Of(refusal);
    }

    private static async Task<Results<Ok<ImportAnswer>, ProblemAnswer>> ConfirmAsync(
        string id,
        DateToConfirm body,
        NewYears years,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var confirmed = await years.ConfirmAsync(id, body, who, cancellationToken);
        return confirmed.TryGet(out var answer, out var refusal) ? TypedResults.Ok(answer) : ProblemAnswer.Of(refusal);
    }
}
