using System.Globalization;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Engine;
using Orchestrator.Engine.Moves;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Cycles;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Extensions;

namespace Orchestrator.Server.Moves;

/// <summary>改期: dates are moved by a proposal, a preview and a second person's approval of exactly that preview.</summary>
internal static class MoveEndpoints
{
    public static void MapMoves(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/moves").WithTags("改期 moves");
        group.MapGet("", ListAsync).WithName("listMoves").RequireAuthorization(Permission.Read)
            .WithSummary("改期：待批准的和最近的 / moves that wait, and the latest");
        api.MapGet("/cycles/{code}/movable-dates", DatesAsync).WithTags("改期 moves").WithName("listMovableDates").RequireAuthorization(Permission.Read)
            .WithSummary("周期中可以改期的日期 / the dates of a cycle that may be moved");
        group.MapGet("/{id}", GetAsync).WithName("getMove").RequireAuthorization(Permission.Read)
            .WithSummary("一次改期及其预览 / one move with its preview as it is now");
        group.MapPost("/preview", PreviewAsync).WithName("previewMove").RequireAuthorization(Permission.ProposeMoves)
            .WithSummary("预览：哪些日期改变、哪些不合法、哪些已决 / what would move, what would be unlawful, what is decided");
        group.MapPost("", ProposeAsync).WithName("proposeMove").RequireAuthorization(Permission.ProposeMoves)
            .WithSummary("提出改期，待第二人批准 / propose a move");
        group.MapPost("/{id}/approval", ApproveAsync).WithName("approveMove").RequireAuthorization(Permission.ApproveMoves)
            .WithSummary("批准所见的预览：须由提出者之外的人；情况有变的返回 409 和新的预览 / approve the preview that was shown; 409 with the new one when things have changed");
        group.MapDelete("/{id}", RejectAsync).WithName("rejectMove").RequireAuthorization(Permission.ProposeMoves)
            .WithSummary("否决或撤回 / reject or withdraw");
    }

    private static async Task<Ok<IReadOnlyList<MoveView>>> ListAsync(MoveViews views, CancellationToken cancellation) => TypedResults.Ok(await views.ListAsync(cancellation));

    private static async Task<Results<Ok<IReadOnlyList<MovableDateView>>, ProblemAnswer>> DatesAsync(string code, CycleFinder cycles, PlanCache plans, CancellationToken cancellation)
    {
        if (await cycles.FindAsync(code, cancellation) is not { } cycle) return ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");
        var days = EngineJson.ReadDates(cycle.Anchors);
        return TypedResults.Ok<IReadOnlyList<MovableDateView>>([.. MovableDates.Of(await plans.GetAsync(cycle.ScheduleVersionId, cancellation)).Select(date => new MovableDateView
        {
            Name = date.Name,
            Label = date.Label,
            Clauses = date.Clauses,
            Date = days.TryGetValue(date.Name, out var day) ? day : null,
        })]);
    }

    private static async Task<Results<Ok<MoveView>, ProblemAnswer>> GetAsync(string id, MoveDesk desk, MoveViews views, CancellationToken cancellation) =>
        long.TryParse(id, out var number) && await desk.FindAsync(number, cancellation) is { Move: not null } found
            ? TypedResults.Ok(await views.MakeAsync(found, cancellation))
            : ProblemAnswer.NotFound($"改期 {id}", $"move {id}");

    private static async Task<Results<Ok<MovePreview>, ProblemAnswer>> PreviewAsync(MoveRequest body, MoveDesk desk, CancellationToken cancellation)
    {
        var outcome = await desk.PreviewAsync(Asked(body), cancellation);
        return outcome.Refusal is null ? TypedResults.Ok(outcome.Preview!) : MoveProblems.Of(outcome);
    }

    private static async Task<Results<Created<MoveView>, ProblemAnswer>> ProposeAsync(
        MoveRequest body, MoveDesk desk, MoveViews views, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var outcome = await desk.ProposeAsync(Asked(body), who.Account, cancellation, Line(log, who, "move.proposed"));
        if (outcome.Refusal is not null) return MoveProblems.Of(outcome);
        var view = await views.MakeAsync(outcome, cancellation);
        return TypedResults.Created($"/api/console/v1/moves/{view.Id}", view);
    }

    private static async Task<Results<Ok<MoveView>, ProblemAnswer>> ApproveAsync(
        string id, MoveApproval body, MoveDesk desk, MoveViews views, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (!long.TryParse(id, out var number)) return MoveProblems.NotFound;
        var outcome = await desk.ApproveAsync(number, body.Preview, who.Account, cancellation, Line(log, who, "move.approved"));
        if (outcome.Move is null) return MoveProblems.NotFound;
        if (outcome.Refusal is not null) return MoveProblems.Of(outcome);
        // What was approved is done whether the caller waits or not.
        return TypedResults.Ok(await views.MakeAsync(outcome, CancellationToken.None));
    }

    private static async Task<Results<NoContent, ProblemAnswer>> RejectAsync(string id, MoveDesk desk, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (!long.TryParse(id, out var number) || !await desk.RejectAsync(number, who.Account, cancellation, log.Line(who, "move.rejected", id))) return MoveProblems.NotFound;
        return TypedResults.NoContent();
    }

    private static InCommit<MoveOutcome> Line(OperatorLogWriter log, ClaimsPrincipal who, string action) =>
        log.Line<MoveOutcome>(who, action, outcome => outcome.Move!.Id.ToString(CultureInfo.InvariantCulture), Data);

    /// <summary>What the operator log keeps of a move: the exact preview by its hash, and how much moved.</summary>
    internal static JsonObject Data(MoveOutcome outcome) => new()
    {
        ["kind"] = outcome.Move!.Kind.ToString(),
        ["reason"] = outcome.Move.Reason,
        ["preview"] = outcome.Preview?.Hash,
        ["moved"] = outcome.Preview?.Moved,
        ["cycles"] = new JsonArray([.. (outcome.Preview?.Cycles ?? []).Select(cycle => (JsonNode)cycle.Cycle)]),
    };

    // A calendar is brought in by its own import.
    private static MoveRequest Asked(MoveRequest body) => body with { CalendarVersionId = null };
}
