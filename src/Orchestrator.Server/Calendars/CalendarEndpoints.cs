using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Calendars;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Moves;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Calendars;

/// <summary>Working-day calendars; an import takes effect when a second person approves it.</summary>
internal static class CalendarEndpoints
{
    /// <summary>Maps reading, previewing, proposing and deciding, below <c>/calendars</c>.</summary>
    public static void MapCalendars(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/calendars").WithTags("日历 calendars");
        group
            .MapGet("", ListAsync)
            .WithName("listCalendars")
            .RequireAuthorization(Permission.Read)
            .WithSummary("日历与待批准的导入 / calendars in force, and imports that wait");
        group
            .MapPost("/preview", PreviewAsync)
            .WithName("previewCalendar")
            .RequireAuthorization(Permission.ChangeCalendars)
            .WithSummary("预览导入的变化 / what an import would change");
        group
            .MapPost("", ProposeAsync)
            .WithName("proposeCalendar")
            .RequireAuthorization(Permission.ChangeCalendars)
            .WithSummary("提交导入，待第二人批准 / propose an import");
        group
            .MapPost("/{id}/approval", ApproveAsync)
            .WithName("approveCalendar")
            .RequireAuthorization(Permission.ChangeCalendars)
            .WithSummary(
                "批准导入：须由提交者之外的人 / approve an import for the preview that was shown: by somebody other than its proposer"
            );
        group
            .MapDelete("/{id}", RejectAsync)
            .WithName("rejectCalendar")
            .RequireAuthorization(Permission.ChangeCalendars)
            .WithSummary("否决或撤回导入 / reject or withdraw an import");
    }

    private static async Task<Ok<CalendarPage>> ListAsync(
        CalendarRegister register,
        Operator who,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await register.ReadAsync(who, cancellationToken));

    private static async Task<Results<Ok<CalendarPreview>, ProblemAnswer>> PreviewAsync(
        JsonObject body,
        CalendarRegister register,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var previewed = await register.PreviewAsync(Text(body), who, cancellationToken);
        return previewed.TryGet(out var preview, out var refusal)
            ? TypedResults.Ok(preview)
            : ProblemAnswer.Of(refusal);
    }

    private static async Task<Results<Created<CalendarProposal>, ProblemAnswer>> ProposeAsync(
        JsonObject body,
        CalendarRegister register,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        (await register.ProposeAsync(Text(body), who, cancellationToken)).TryGet(out var proposal, out var refusal)
            ? TypedResults.Created($"/api/console/v1/calendars/{proposal.Id}", proposal)
            : ProblemAnswer.Of(refusal);

    private static async Task<Results<Ok<CalendarPage>, ProblemAnswer>> ApproveAsync(
        string id,
        MoveApproval body,
        CalendarRegister register,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var approved = await register.ApproveAsync(id, body.Preview, who, cancellationToken);
        return approved.TryGet(out var page, out var refusal) ? TypedResults.Ok(page) : ProblemAnswer.Of(refusal);
    }

    private static async Task<Results<NoContent, ProblemAnswer>> RejectAsync(
        string id,
        CalendarRegister register,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await register.RejectAsync(id, who, cancellationToken) is { } refusal
            ? ProblemAnswer.Of(refusal)
            : TypedResults.NoContent();

    private static string Text(JsonObject body) => body.ToJsonString(JsonFormat.Options);
}
