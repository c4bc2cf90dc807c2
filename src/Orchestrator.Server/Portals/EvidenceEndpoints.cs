using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Refusals;
using Orchestrator.Server.Portals.Pictures;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Portals;

/// <summary>图片留痕: images that prove a posting.</summary>
internal static class EvidenceEndpoints
{
    /// <summary>Maps the upload; an image is kept once however often it is sent.</summary>
    public static void MapEvidence(this RouteGroupBuilder api) =>
        api.MapPost("/evidence", UploadAsync)
            .WithName("uploadEvidence")
            .WithTags("图片留痕 evidence")
            .RequireAuthorization(Permission.Portal)
            .WithSummary(
                "上传公示图片（PNG、JPEG、WebP，不超过 10 MB）/ upload an image of a posting; name it by its hash in the event"
            )
            .Accepts<byte[]>("image/png", "image/jpeg", "image/webp");

    private static async Task<Results<Created<EvidenceReceipt>, ProblemAnswer>> UploadAsync(
        HttpContext http,
        PortalScope scope,
        EvidenceKept kept,
        CancellationToken cancellationToken,
        string? subject = null,
        string? fileName = null
    )
    {
        var call = PortalCall.Of(http);
        if (!call.Permissions.MaySend(PortalDeeds.Evidence))
            return PortalProblems.EventNotPermitted(PortalDeeds.Evidence);
        var errors = new List<FieldError>();
        var about = EventSubject.Read(subject ?? "", errors, "subject");
        if (about is null)
            return ProblemAnswer.Invalid(errors);
        if (fileName is { Length: > 200 })
        {
            return ProblemAnswer.Invalid(
                "fileName",
                "文件名不超过 200 个字符。",
                "a file name has at most 200 characters."
            );
        }
        var kind = Picture.KindOf(call.Body);
        if (kind is null || http.Request.ContentType != kind)
        {
            return new ProblemAnswer(
                StatusCodes.Status415UnsupportedMediaType,
                "not-an-image",
                "请以 image/png、image/jpeg 或 image/webp 发送图片，且文件须完整、内容与类型一致。",
                "Send an image as image/png, image/jpeg or image/webp; it must be whole and be what its type says."
            );
        }

        var (cycle, problem) = await scope.FindAsync(call, about.Cycle, cancellationToken);
        if (cycle is null)
            return problem!;
        return await kept.KeepAsync(call.Portal.Code, cycle, about, call.Body, kind, fileName, cancellationToken) switch
        {
            { Receipt: { } receipt } => TypedResults.Created((string?)null, receipt),
            { IsFull: true } => new ProblemAnswer(
                StatusCodes.Status413PayloadTooLarge,
                "evidence-quota",
                $"该单位本周期的图片已达 {EvidenceKept.QuotaMegabytes} MB 上限，请联系市职称办。",
                $"This organisation's pictures of the cycle have reached {EvidenceKept.QuotaMegabytes} MB; ask the title office."
            ),
            _ => ProblemAnswer.NotFound($"申报 {about.Application}", $"application {about.Application}"),
        };
    }
}
