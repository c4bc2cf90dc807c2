using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.Notices;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Moves;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Notices;

/// <summary>Official notices; an import takes effect when a second person approves it.</summary>
internal static class NoticeEndpoints
{
    /// <summary>Maps reading, previewing, proposing and deciding, below <c>/notices</c>.</summary>
    public static void MapNotices(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/notices").WithTags("通知 notices");
        group
            .MapGet("", ListAsync)
            .WithName("listNotices")
            .RequireAuthorization(Permission.Read)
            .WithSummary("现行通知与待批准的导入 / notices in force, and imports that wait");
        group
            .MapGet("/{id}", FindAsync)
            .WithName("findNotice")
            .RequireAuthorization(Permission.Read)
            .WithSummary("一份通知的条款及引用它的流程 / a notice's clauses, and the definitions that cite them");
        group
            .MapPost("/preview", PreviewAsync)
            .WithName("previewNotice")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("预览导入的变化 / what an import would change");
        group
            .MapPost("", ProposeAsync)
            .WithName("proposeNotice")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("提交导入，待第二人批准 / propose an import");
        group
            .MapPost("/{id}/approval", ApproveAsync)
            .WithName("approveNotice")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary(
                "批准导入：须由提交者之外的人 / approve an import for the preview that was shown: by somebody other than its proposer"
            );
        group
            .MapDelete("/{id}", RejectAsync)
            .WithName("rejectNotice")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary("否决或撤回导入 / reject or withdraw an import");
    }

    private static async Task<Ok<NoticePage>> ListAsync(NoticeRegister register, CancellationToken cancellationToken) =>
        TypedResults.Ok(await register.ReadAsync(cancellationToken));

    private static async Task<Results<Ok<NoticeDetail>, ProblemAnswer>> FindAsync(
        string id,
        NoticeRegister register,
        CancellationToken cancellationToken
    ) =>
        (await register.FindAsync(id, cancellationToken)).TryGet(out var notice, out var refusal)
            ? TypedResults.Ok(notice)
            : ProblemAnswer.Of(refusal);

    private static async Task<Results<Ok<NoticePreview>, ProblemAnswer>> PreviewAsync(
        JsonObject body,
        NoticeRegister register,
        CancellationToken cancellationToken
    ) =>
        (await register.PreviewAsync(Text(body), cancellationToken)).TryGet(out var preview, out var refusal)
            ? TypedResults.Ok(preview)
            : ProblemAnswer.Of(refusal);

    private static async Task<Results<Created<NoticeProposal>, ProblemAnswer>> ProposeAsync(
        JsonObject body,
        NoticeRegister register,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        (await register.ProposeAsync(Text(body), who, cancellationToken)).TryGet(out var proposal, out var refusal)
            ? TypedResults.Created($"/api/console/v1/notices/{proposal.Id}", proposal)
            : ProblemAnswer.Of(refusal);

    private static async Task<Results<Ok<NoticePage>, ProblemAnswer>> ApproveAsync(
        string id,
        MoveApproval body,
        NoticeRegister register,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        (await register.ApproveAsync(id, body.Preview, who, cancellationToken)).TryGet(out var page, out var refusal)
            ? TypedResults.Ok(page)
            : ProblemAnswer.Of(refusal);

    private static async Task<Results<NoContent, ProblemAnswer>> RejectAsync(
        string id,
        NoticeRegister register,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await register.RejectAsync(id, who, cancellationToken) is { } refusal
            ? ProblemAnswer.Of(refusal)
            : TypedResults.NoContent();

    private static string Text(JsonObject body) => body.ToJsonString(JsonFormat.Options);
}
