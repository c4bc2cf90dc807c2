using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orchestrator.Desk.Documents;
using Orchestrator.Desk.Notices;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Notices;

/// <summary>Reading the text of a notice, making a notice file of it, and drafting its year; only the last stores anything.</summary>
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
        group
            .MapPost("/draft", DraftAsync)
            .WithName("draftYear")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .WithSummary(
                "按逐条核对的结果起草年度安排和申报流程，存为草稿；列出未安排的规则和须决定的事项。已存在的须注明 ?replace=true / "
                    + "draft the schedule and the application definition of a notice as drafts, with what was not "
                    + "placed and what has to be decided; ?replace=true makes a further version of what exists"
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

        return (await texts.ReadAsync(request.Body, year, cancellationToken)).TryGet(out var reading, out var refusal)
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

    private static async Task<Results<Ok<DraftedYear>, ProblemAnswer>> DraftAsync(
        NoticeFileRequest body,
        YearDrafts drafts,
        Operator who,
        CancellationToken cancellationToken,
        bool replace = false
    ) =>
        (await drafts.MakeAsync(body, replace, who, cancellationToken)).TryGet(out var drafted, out var refusal)
            ? TypedResults.Ok(drafted)
            : ProblemAnswer.Of(refusal);
}
