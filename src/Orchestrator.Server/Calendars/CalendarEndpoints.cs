using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Calendars;
using Orchestrator.Engine.Moves;
using Orchestrator.Server.Json;
using Orchestrator.Server.Moves;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Calendars;

/// <summary>Working-day calendars; an import takes effect when a second person approves it.</summary>
internal static class CalendarEndpoints
{
    public static void MapCalendars(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/calendars").WithTags("日历 calendars");
        group.MapGet("", ListAsync).WithName("listCalendars").RequireAuthorization(Permission.Read)
            .WithSummary("日历与待批准的导入 / calendars in force, and imports that wait");
        group.MapPost("/preview", PreviewAsync).WithName("previewCalendar").RequireAuthorization(Permission.ChangeCalendars)
            .WithSummary("预览导入的变化 / what an import would change");
        group.MapPost("", ProposeAsync).WithName("proposeCalendar").RequireAuthorization(Permission.ChangeCalendars)
            .WithSummary("提交导入，待第二人批准 / propose an import");
        group.MapPost("/{id}/approval", ApproveAsync).WithName("approveCalendar").RequireAuthorization(Permission.ChangeCalendars)
            .WithSummary("批准导入：须由提交者之外的人 / approve an import for the preview that was shown: by somebody other than its proposer");
        group.MapDelete("/{id}", RejectAsync).WithName("rejectCalendar").RequireAuthorization(Permission.ChangeCalendars)
            .WithSummary("否决或撤回导入 / reject or withdraw an import");
    }

    private static async Task<Ok<CalendarPage>> ListAsync(CalendarRegister register, CancellationToken cancellation) =>
        TypedResults.Ok(await register.ReadAsync(cancellation));

    private static async Task<Results<Ok<CalendarPreview>, ProblemAnswer>> PreviewAsync(JsonObject body, CalendarRegister register, ClaimsPrincipal who, CancellationToken cancellation) =>
        (await register.PreviewAsync(Text(body), who.Account, cancellation)).TryGet(out var preview, out var errors) ? TypedResults.Ok(preview) : Wrong(errors);

    private static async Task<Results<Created<CalendarProposal>, ProblemAnswer>> ProposeAsync(
        JsonObject body, CalendarRegister register, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var proposed = await register.ProposeAsync(Text(body), who.Account, years => log.Line(who, "calendar.proposed", years), cancellation);
        if (!proposed.TryGet(out var proposal, out var errors)) return Wrong(errors);
        return TypedResults.Created($"/api/console/v1/calendars/{proposal.Id}", proposal);
    }

    private static async Task<Results<Ok<CalendarPage>, ProblemAnswer>> ApproveAsync(
        string id, MoveApproval body, CalendarRegister register, MoveDesk desk, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await register.FindMoveAsync(id, cancellation) is not { } move) return NotFound();
        var outcome = await desk.ApproveAsync(
            move, body.Preview, who.Account, cancellation, log.Line<MoveOutcome>(who, "calendar.approved", _ => id, MoveEndpoints.Data));
        if (outcome.Move is null) return NotFound();
        if (outcome.Refusal is not null) return MoveProblems.Of(outcome);
        return TypedResults.Ok(await register.ReadAsync(CancellationToken.None));
    }

    private static async Task<Results<NoContent, ProblemAnswer>> RejectAsync(
        string id, CalendarRegister register, MoveDesk desk, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await register.FindMoveAsync(id, cancellation) is not { } move) return NotFound();
        if (!await desk.RejectAsync(move, who.Account, cancellation, log.Line(who, "calendar.rejected", id))) return NotFound();
        return TypedResults.NoContent();
    }

    private static ProblemAnswer NotFound() => ProblemAnswer.NotFound("待批准的导入", "import that waits");

    private static string Text(JsonObject body) => body.ToJsonString(JsonFormat.Options);

    private static ProblemAnswer Wrong(IReadOnlyList<CalendarError> errors) =>
        ProblemAnswer.Invalid([.. errors.Select(error => new FieldError(error.Path, error.Message.Chinese, error.Message.English))]);
}
