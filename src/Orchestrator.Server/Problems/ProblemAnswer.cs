using System.Diagnostics;
using System.Text.Json;
using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Acts;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.Refusals;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Problems;

/// <summary>An error as an answer.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Chinese">What happened and what to do.</param>
/// <param name="English">The same in English.</param>
internal sealed record ProblemAnswer(int Status, string Code, string Chinese, string English) : IResult
{
    /// <summary>Media type of every problem (RFC 9457).</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>Ids of the clauses it rests on; empty where no rule was broken.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>What is wrong by field; empty unless the request itself is.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The preview of a move as it is now, where its approval was refused.</summary>
    public MovePreview? Preview { get; init; }

    /// <summary>Seconds after which to try again; null when trying again does not help.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>A refusal of the desk.</summary>
    public static ProblemAnswer Of(DeskRefusal refusal) =>
        new(StatusOf(refusal.Kind), refusal.Code, refusal.Chinese, refusal.English)
        {
            Clauses = refusal.Clauses,
            Errors = refusal.Errors,
            Preview = refusal.Preview,
            RetryAfter = refusal.RetryAfter,
        };

    /// <summary>An act that was not accepted; what was stored says its status.</summary>
    public static ProblemAnswer Of(ActResult refused) =>
        Of(refused.Refusal!) is var problem && refused.Status != 0 ? problem with { Status = refused.Status } : problem;

    /// <summary>A refusal of a workflow: well formed, but against the rules.</summary>
    public static ProblemAnswer Refused(Refusal refusal) => Of(DeskRefusal.Of(refusal));

    /// <summary>400: several fields are wrong.</summary>
    public static ProblemAnswer Invalid(IReadOnlyList<FieldError> errors) => Of(DeskRefusal.Invalid(errors));

    /// <summary>
    /// 400: one field is wrong; the path is JSON's (<c>$.name</c>), or a header's or parameter's name.
    /// </summary>
    public static ProblemAnswer Invalid(string path, string chinese, string english) =>
        Of(DeskRefusal.Invalid(path, chinese, english));

    /// <summary>404: there is no such thing, or not for this person.</summary>
    public static ProblemAnswer NotFound(string what, string whatEn) => Of(DeskRefusal.Missing(what, whatEn));

    /// <summary>409: it was right once, and what is there has changed.</summary>
    public static ProblemAnswer Conflict(string code, string chinese, string english) =>
        Of(DeskRefusal.Conflict(code, chinese, english));

    /// <summary>The document, for storing it as an answer.</summary>
    public ProblemDocument Document(string? traceId = null) =>
        new()
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

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (RetryAfter is { } seconds)
            httpContext.Response.Headers.RetryAfter = seconds.ToString();
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = ContentType;
        var traceId = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
        return httpContext
            .Response.Body.WriteAsync(
                JsonSerializer.SerializeToUtf8Bytes(Document(traceId), JsonFormat.Options),
                httpContext.RequestAborted
            )
            .AsTask();
    }

    private static int StatusOf(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.Missing => StatusCodes.Status404NotFound,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.Busy => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
}
