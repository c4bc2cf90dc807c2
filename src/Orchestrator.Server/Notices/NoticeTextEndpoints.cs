using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orchestrator.Desk.Documents;
using Orchestrator.Desk.Notices;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Notices;

/// <summary>Reading the text of a notice, and making a notice file of it; neither stores anything.</summary>
internal static class NoticeTextEndpoints
{
    public static void MapNoticeTexts(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/notices/reading").WithTags("通知 notices");
        group
            .MapPost("", ReadAsync)
            .WithName("readNoticeText")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .Accepts<Stream>("application/octet-stream")
            .WithMetadata(new RequestSizeLimitAttribute(DocumentReader.LargestFile))
            .WithSummary(
                "读取通知全文（文本、docx、含文字的 PDF，不超过 20 MB），找出其中的规则 / "
                    + "read a notice's text, .docx or PDF with text, at most 20 MB, and find its rules"
            );
        group
            .MapPost("/file", WriteAsync)
            .WithName("writeNoticeFile")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary(
                "按逐条核对的结果生成通知文件 / the notice file of a text whose rules were decided one by one"
            );
    }

    private static async Task<Results<Ok<NoticeTextReading>, ProblemAnswer>> ReadAsync(
        HttpRequest request,
        NoticeTexts texts,
        CancellationToken cancellationToken,
        int? year = null
    )
    {
        if (request.ContentLength > DocumentReader.LargestFile)
        {
            return new ProblemAnswer(
                StatusCodes.Status413PayloadTooLarge,
                "too-large",
                "文件超过 20 MB，请只保留通知正文。",
                "The file is larger than 20 MB; keep only the notice's text."
            );
        }

        return (await texts.ReadAsync(request.Body, year, cancellationToken)).TryGet(
            out var reading,
            out var refusal
        )
            ? TypedResults.Ok(reading)
            : ProblemAnswer.Of(refusal);
    }

    private static async Task<Results<Ok<JsonObject>, ProblemAnswer>> WriteAsync(
        NoticeFileRequest body,
        NoticeTexts texts,
        CancellationToken cancellationToken
    ) =>
        (await texts.WriteAsync(body, cancellationToken)).TryGet(out var file, out var refusal)
            ? TypedResults.Ok(file)
            : ProblemAnswer.Of(refusal);
}
