using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Server.Portals.Pictures;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Cycles;

namespace Orchestrator.Server.Portals;

/// <summary>Takes a picture in, whoever sends it: it has to be whole, and be what its type says.</summary>
internal sealed class EvidenceIntake(EvidenceKept kept)
{
    private const int LongestName = 200;

    /// <summary>Keeps it, or says why not.</summary>
    /// <param name="source">Code of the portal, or <c>console</c>.</param>
    /// <param name="cycle">The cycle, which whoever sends it reaches.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="picture">What was sent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Results<Created<EvidenceReceipt>, ProblemAnswer>> TakeAsync(
        string source,
        Cycle cycle,
        EventSubject about,
        SentPicture picture,
        CancellationToken cancellationToken
    )
    {
        if (picture.FileName is { Length: > LongestName })
        {
            return ProblemAnswer.Invalid(
                "fileName",
                $"文件名不超过 {LongestName} 个字符。",
                $"a file name has at most {LongestName} characters."
            );
        }
        var kind = Picture.KindOf(picture.Content);
        if (kind is null || picture.ContentType != kind)
        {
            return new ProblemAnswer(
                StatusCodes.Status415UnsupportedMediaType,
                "not-an-image",
                "请以 image/png、image/jpeg 或 image/webp 发送图片，且文件须完整、内容与类型一致。",
                "Send an image as image/png, image/jpeg or image/webp; it must be whole and be what its type says."
            );
        }

        var outcome = await kept.KeepAsync(
            source,
            cycle,
            about,
            picture.Content,
            kind,
            picture.FileName,
            cancellationToken
        );
        return outcome switch
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
