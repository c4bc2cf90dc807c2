using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Applications;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Moves;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Moves;

/// <summary>周期变更: cycles are changed by a proposal, a preview and a second person's approval of exactly that preview.</summary>
internal static class MoveEndpoints
{
    /// <summary>
    /// Maps reading, previewing, proposing and deciding, below <c>/moves</c>, a cycle's movable dates, and the
    /// applications that may be taken up again or carried over.
    /// </summary>
    public static void MapMoves(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/moves").WithTags("周期变更 moves");
        group
            .MapGet("", ListAsync)
            .WithName("listMoves")
            .RequireAuthorization(Permission.Read)
            .WithSummary("周期变更：待批准的和最近的 / changes that wait, and the latest");
        api.MapGet("/cycles/{code}/movable-dates", DatesAsync)
            .WithTags("周期变更 moves")
            .WithName("listMovableDates")
            .RequireAuthorization(Permission.Read)
            .WithSummary("周期中可以改期的日期 / the dates of a cycle that may be moved");
        api.MapGet("/cycles/{code}/missed-applications", MissedAsync)
            .WithTags("周期变更 moves")
            .WithName("listMissedApplications")
            .RequireAuthorization(Permission.ProposeMoves)
            .WithSummary(
                "因逾期而终止、可以恢复办理的申报 / applications that ended because a date was missed and may be taken up again"
            );
        api.MapGet("/cycles/{code}/carriable-applications", CarriableAsync)
            .WithTags("周期变更 moves")
            .WithName("listCarriableApplications")
            .RequireAuthorization(Permission.ProposeMoves)
            .WithSummary(
                "未能在本周期办结、可以结转的申报 / applications that could not be finished in the cycle and may be carried over"
            );
        group
            .MapGet("/{id}", GetAsync)
            .WithName("getMove")
            .RequireAuthorization(Permission.Read)
            .WithSummary("一次周期变更及其预览 / one change with its preview as it is now");
        group
            .MapPost("/preview", PreviewAsync)
            .WithName("previewMove")
            .RequireAuthorization(Permission.ProposeMoves)
            .WithSummary(
                "预览：哪些日期改变、哪些不合法、哪些已决 / what would move, what would be unlawful, what is decided"
            );
        group
            .MapPost("", ProposeAsync)
            .WithName("proposeMove")
            .RequireAuthorization(Permission.ProposeMoves)
            .WithSummary(
                "提出周期变更（改期、延期、提前截止、取消、恢复办理、结转等），待第二人批准 / propose a change of cycles"
            );
        group
            .MapPost("/{id}/approval", ApproveAsync)
            .WithName("approveMove")
            .RequireAuthorization(Permission.ApproveMoves)
            .WithSummary(
                "批准所见的预览：须由提出者之外的人；情况有变的返回 409 和新的预览 / approve the preview that was shown; 409 with the new one when things have changed"
            );
        group
            .MapDelete("/{id}", RejectAsync)
            .WithName("rejectMove")
            .RequireAuthorization(Permission.ProposeMoves)
            .WithSummary("撤回自己提出的；市职称办可否决他人的 / withdraw one's own; the title office rejects others'");
    }

    private static async Task<Ok<IReadOnlyList<MoveView>>> ListAsync(
        MoveViews views,
        Operator who,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await views.ListAsync(who, cancellationToken));

    private static async Task<Results<Ok<IReadOnlyList<MovableDateView>>, ProblemAnswer>> DatesAsync(
        string code,
        CycleFinder cycles,
        MoveService moves,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await cycles.FindAsync(code, who, cancellationToken) is { } cycle
            ? TypedResults.Ok(await moves.MovableAsync(cycle, cancellationToken))
            : ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");

    private static async Task<Results<Ok<IReadOnlyList<MissedApplication>>, ProblemAnswer>> MissedAsync(
        string code,
        CycleFinder cycles,
        MissedApplications missed,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await cycles.FindAsync(code, who, cancellationToken) is { } cycle
            ? TypedResults.Ok(await missed.ListAsync(cycle, who, cancellationToken))
            : ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");

    private static async Task<Results<Ok<IReadOnlyList<CarriableApplication>>, ProblemAnswer>> CarriableAsync(
        string code,
        CycleFinder cycles,
        CarriableApplications carriable,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await cycles.FindAsync(code, who, cancellationToken) is { } cycle
            ? TypedResults.Ok(await carriable.ListAsync(cycle, who, cancellationToken))
            : ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");

    private static async Task<Results<Ok<MoveView>, ProblemAnswer>> GetAsync(
        string id,
        MoveService moves,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        (await moves.FindAsync(id, who, cancellationToken)).TryGet(out var move, out var refusal)
            ? TypedResults.Ok(move)
            : ProblemAnswer.Of(refusal);

    private static async Task<Results<Ok<MovePreview>, ProblemAnswer>> PreviewAsync(
        MoveRequest body,
        MoveService moves,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        (await moves.PreviewAsync(body, who, cancellationToken)).TryGet(out var preview, out var refusal)
            ? TypedResults.Ok(preview)
            : ProblemAnswer.Of(refusal);

    private static async Task<Results<Created<MoveView>, ProblemAnswer>> ProposeAsync(
        MoveRequest body,
        MoveService moves,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        (await moves.ProposeAsync(body, who, cancellationToken)).TryGet(out var move, out var refusal)
            ? TypedResults.Created($"/api/console/v1/moves/{move.Id}", move)
            : ProblemAnswer.Of(refusal);

    private static async Task<Results<Ok<MoveView>, ProblemAnswer>> ApproveAsync(
        string id,
        MoveApproval body,
        MoveService moves,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var approved = await moves.ApproveAsync(id, body.Preview, who, cancellationToken);
        return approved.TryGet(out var move, out var refusal) ? TypedResults.Ok(move) : ProblemAnswer.Of(refusal);
    }

    private static async Task<Results<NoContent, ProblemAnswer>> RejectAsync(
        string id,
        MoveService moves,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await moves.RejectAsync(id, who, cancellationToken) is { } refusal
            ? ProblemAnswer.Of(refusal)
            : TypedResults.NoContent();
}
