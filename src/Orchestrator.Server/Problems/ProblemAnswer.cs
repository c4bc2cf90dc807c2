using System.Diagnostics;
using System.Text.Json;
using Orchestrator.Engine.Moves;
using Orchestrator.Server.Json;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Problems;

/// <summary>An error as an answer.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Chinese">What happened and what to do.</param>
/// <param name="English">The same in English.</param>
internal sealed record ProblemAnswer(int Status, string Code, string Chinese, string English) : IResult
{
    public const string ContentType = "application/problem+json";

    public IReadOnlyList<string> Clauses { get; init; } = [];

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The preview of a move as it is now, where its approval was refused.</summary>
    public MovePreview? Preview { get; init; }

    /// <summary>Seconds after which to try again; null when trying again does not help.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>A refusal of a workflow: well formed, but against the rules.</summary>
    public static ProblemAnswer Refused(Refusal refusal) =>
        new(StatusCodes.Status422UnprocessableEntity, refusal.Code, refusal.Chinese, refusal.English) { Clauses = refusal.Clauses };

    public static ProblemAnswer Invalid(IReadOnlyList<FieldError> errors) =>
        new(StatusCodes.Status400BadRequest, "invalid-body", $"请求内容有 {errors.Count} 处错误：{errors[0].Path} {errors[0].Message}", $"The body has {errors.Count} error(s): {errors[0].Path} {errors[0].MessageEn}")
        {
            Errors = errors,
        };

    public static ProblemAnswer Invalid(string path, string chinese, string english) => Invalid([new FieldError(path, chinese, english)]);

    public static ProblemAnswer NotFound(string what, string whatEn) =>
        new(StatusCodes.Status404NotFound, "not-found", $"找不到{what}，请核对后重试。", $"There is no {whatEn}.");

    public static ProblemAnswer Conflict(string code, string chinese, string english) => new(StatusCodes.Status409Conflict, code, chinese, english);

    public static ProblemAnswer Forbidden(string chinese, string english) => new(StatusCodes.Status403Forbidden, "forbidden", chinese, english);

    /// <summary>The document, for storing it as an answer.</summary>
    public ProblemDocument Document(string? traceId = null) => new()
    {
        Type = "urn:orchestrator:problem:" + Code,
        Title = ProblemTitles.Chinese(Status),
        TitleEn = ProblemTitles.English(Status),
        Status = Status,
        Detail = Chinese,
        DetailEn = English,
        Clauses = Clauses,
        Errors = Errors,
        Preview = Preview,
        TraceId = traceId,
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (RetryAfter is { } seconds) httpContext.Response.Headers.RetryAfter = seconds.ToString();
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = ContentType;
        var traceId = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
        return httpContext.Response.Body.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes(Document(traceId), JsonFormat.Options), httpContext.RequestAborted).AsTask();
    }
}
