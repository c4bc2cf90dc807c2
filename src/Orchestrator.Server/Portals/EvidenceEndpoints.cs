using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.Refusals;
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
            .WithPictureBody();

    /// <summary>Says in the interface's document that the body is a picture.</summary>
    public static RouteHandlerBuilder WithPictureBody(this RouteHandlerBuilder endpoint) =>
        endpoint.Accepts<byte[]>("image/png", "image/jpeg", "image/webp");

    private static async Task<Results<Created<EvidenceReceipt>, ProblemAnswer>> UploadAsync(
        HttpContext http,
        PortalScope scope,
        EvidenceIntake intake,
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
        var (cycle, problem) = await scope.FindAsync(call, about.Cycle, cancellationToken);
        if (cycle is null)
            return problem!;
        var picture = new SentPicture(call.Body, http.Request.ContentType, fileName);
        return await intake.TakeAsync(call.Portal.Code, cycle, about, picture, cancellationToken);
    }
}
