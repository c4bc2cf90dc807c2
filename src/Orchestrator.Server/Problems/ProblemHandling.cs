using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Orchestrator.Storage.Texts;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Problems;

/// <summary>Turns whatever goes wrong into a problem document; the reason goes to the log, never to the caller.</summary>
internal static partial class ProblemHandling
{
    private static readonly ProblemAnswer Away = new(
        StatusCodes.Status503ServiceUnavailable,
        "database-away",
        "数据库暂时不可用，请稍后重试；以同一编号重送的事件不会受理两次。",
        "The database is away for the moment; try again soon. An event sent again with the same id is not taken twice."
    )
    {
        RetryAfter = 5,
    };

    /// <summary>Answers exceptions, and statuses without a body below <c>/api</c>, with a problem document.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions { ExceptionHandler = AnswerAsync, SuppressDiagnosticsCallback = _ => true }
        );
        return app.UseStatusCodePages(context =>
            context.HttpContext.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                ? Of(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext)
                : Task.CompletedTask
        );
    }

    private static Task AnswerAsync(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()!.Error;
        var logger = context
            .RequestServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger("Orchestrator.Server.Problems");
        switch (exception)
        {
            case BadHttpRequestException bad:
                return Bad(bad).ExecuteAsync(context);
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
                return Task.CompletedTask;
            case UnfitTextException unfit:
                return Unfit(unfit).ExecuteAsync(context);
            // A member of a JSON body that an endpoint reads by hand is of another type than it takes.
            case InvalidOperationException { Source: { } source }
                when source.StartsWith("System.Text.Json", StringComparison.Ordinal):
                return Of(StatusCodes.Status400BadRequest).ExecuteAsync(context);
            // A job's number in an address of the scheduler's own pages is none.
            case FormatException
            or OverflowException
                when context.Request.Path.StartsWithSegments(Addresses.Jobs, StringComparison.OrdinalIgnoreCase):
                return Of(StatusCodes.Status404NotFound).ExecuteAsync(context);
            case var taken when context.RequestServices.GetRequiredService<IWorkStore>().IsDuplicate(taken):
                return Taken.ExecuteAsync(context);
            case var away when IsPassing(context, away):
                DatabaseAway(logger, context.Request.Method, context.Request.Path, away.GetBaseException().Message);
                return Away.ExecuteAsync(context);
            default:
                Failed(logger, context.Request.Method, context.Request.Path, exception);
                return Of(StatusCodes.Status500InternalServerError).ExecuteAsync(context);
        }
    }

    /// <summary>The net below the checks of each endpoint: what no column can hold is the sender's to change.</summary>
    private static ProblemAnswer Unfit(UnfitTextException unfit) =>
        new(
            StatusCodes.Status400BadRequest,
            "unfit-text",
            $"请求中有一段文字无法保存（{unfit.Column}：过长，或含有不可保存的字符），未作任何更改。",
            $"A text of the request cannot be stored ({unfit.Column}: too long, or with a character that cannot "
                + "be stored); nothing was changed."
        );

    /// <summary>Of two that make the same thing at the same moment, one does.</summary>
    private static ProblemAnswer Taken { get; } =
        ProblemAnswer.Conflict(
            "taken",
            "与同时进行的另一操作冲突，未作任何更改；请刷新后重试。",
            "Another operation was faster at this moment; nothing was changed. Look again, and try again."
        );

    private static bool IsPassing(HttpContext context, Exception exception) =>
        context.RequestServices.GetRequiredService<IWorkStore>().IsTransient(exception);

    private static ProblemAnswer Bad(BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json)
        {
            var path = json.Path is { Length: > 0 } given ? given : "$";
            return ProblemAnswer.Invalid(
                path,
                $"不是要求的 JSON（第 {(json.LineNumber ?? 0) + 1} 行）。",
                $"is not the JSON that is expected (line {(json.LineNumber ?? 0) + 1})."
            );
        }

        return Of(bad.StatusCode);
    }

    /// <summary>The problem of a bare status; one it does not know reads as an internal error of that status.</summary>
    public static ProblemAnswer Of(int status) =>
        status switch
        {
            400 => new(
                status,
                "bad-request",
                "请求格式有误，请按接口文档核对参数与内容。",
                "The request is malformed; check its parameters and body against the API description."
            ),
            401 => new(status, "not-authenticated", "请先登录。", "Sign in first."),
            403 => new(status, "forbidden", "当前角色无权进行此操作。", "Your role does not allow this."),
            404 => new(status, "not-found", "没有这个地址或对象。", "There is nothing at this address."),
            405 => new(
                status,
                "method-not-allowed",
                "该地址不支持此方法。",
                "This address does not support the method."
            ),
            413 => new(
                status,
                "too-large",
                "请求内容超过上限（1 MB，图片 10 MB）。",
                "The body is larger than allowed (1 MB; images 10 MB)."
            ),
            415 => new(
                status,
                "content-type",
                "请以 application/json 发送内容。",
                "Send the body as application/json."
            ),
            429 => new(status, "too-many-requests", "请求过于频繁，请稍后再试。", "Too many requests; try again later.")
            {
                RetryAfter = 60,
            },
            503 => new(
                status,
                "unavailable",
                "服务器暂不可用，请稍后重试。",
                "The server is not available for now; try again later."
            )
            {
                RetryAfter = 5,
            },
            _ => new(
                status,
                "internal",
                "服务器内部错误，未作任何更改；请把 traceId 告知管理员。",
                "An internal error; nothing was changed. Tell the administrator the traceId."
            ),
        };

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Method} {Path} was answered 503, the database is away: {Reason}"
    )]
    private static partial void DatabaseAway(ILogger logger, string method, PathString path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void Failed(ILogger logger, string method, PathString path, Exception exception);
}
