using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Reviews;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Portals;

/// <summary>图片留痕: images that prove a posting.</summary>
internal static class EvidenceEndpoints
{
    public static void MapEvidence(this RouteGroupBuilder api) =>
        api.MapPost("/evidence", UploadAsync).WithName("uploadEvidence").WithTags("图片留痕 evidence").RequireAuthorization(Permission.Portal)
            .WithSummary("上传公示图片（PNG、JPEG、WebP，不超过 10 MB）/ upload an image of a posting; name it by its hash in the event")
            .Accepts<byte[]>("image/png", "image/jpeg", "image/webp");

    private static async Task<Results<Created<EvidenceReceipt>, ProblemAnswer>> UploadAsync(
        HttpContext http, PortalScope scope, IDbContextFactory<OrchestratorDbContext> contexts, IWorkStore store, CancellationToken cancellation, string? subject = null, string? fileName = null)
    {
        var call = PortalCall.Of(http);
        var errors = new List<FieldError>();
        var about = EventSubject.Read(subject ?? "", errors, "subject");
        if (about is null) return ProblemAnswer.Invalid(errors);
        if (fileName is { Length: > 200 }) return ProblemAnswer.Invalid("fileName", "文件名不超过 200 个字符。", "a file name has at most 200 characters.");
        var kind = ImageKind.Of(call.Body);
        if (kind is null || http.Request.ContentType != kind)
        {
            return new ProblemAnswer(
                StatusCodes.Status415UnsupportedMediaType, "not-an-image",
                "请以 image/png、image/jpeg 或 image/webp 发送图片，且文件内容须与类型一致。", "Send an image as image/png, image/jpeg or image/webp; its content must be what its type says.");
        }

        var (cycle, problem) = await scope.FindAsync(call, about.Cycle, cancellation);
        if (cycle is null) return problem!;
        var receipt = await KeepAsync(contexts, store, cycle, about, call.Body, kind, fileName, cancellation);
        return receipt is null
            ? ProblemAnswer.NotFound($"申报 {about.Application}", $"application {about.Application}")
            : TypedResults.Created((string?)null, receipt);
    }

    // The same image of the same subject is kept once, so that a retry is harmless.
    private static async Task<EvidenceReceipt?> KeepAsync(
        IDbContextFactory<OrchestratorDbContext> contexts, IWorkStore store, Cycle cycle, EventSubject about, byte[] content, string kind, string? fileName, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var instance = about.Application is null
            ? cycle.InstanceId
            : await context.Applications.Where(application => application.CycleId == cycle.InstanceId && application.Number == about.Application)
                .Select(application => application.InstanceId).FirstOrDefaultAsync(cancellation);
        if (instance == 0) return null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var id = await context.Evidence.Where(known => known.InstanceId == instance && known.Sha256 == hash).Select(known => known.Id).FirstOrDefaultAsync(cancellation);
        if (id == 0)
        {
            id = await store.ReserveIdsAsync(1, cancellation);
            context.Evidence.Add(new Evidence
            {
                Id = id,
                CycleId = cycle.InstanceId,
                InstanceId = instance,
                Subject = "publicity",
                FileName = fileName ?? hash[..12] + "." + kind["image/".Length..],
                ContentType = kind,
                Sha256 = hash,
                Content = content,
                ReceivedAt = await store.ReadClockAsync(cancellation),
            });
            await context.SaveChangesAsync(cancellation);
        }

        return new EvidenceReceipt { Id = id.ToString(), Sha256 = hash, ContentType = kind, Bytes = content.Length };
    }
}
