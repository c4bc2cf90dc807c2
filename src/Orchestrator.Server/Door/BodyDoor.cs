using Orchestrator.Server.Limits;
using Orchestrator.Server.Portals;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Texts;

namespace Orchestrator.Server.Door;

/// <summary>
/// Stands before every endpoint: what a request says means one thing and can be stored. A JSON body is checked as
/// <see cref="JsonCheck"/> says, path and query have no NUL. Nothing behind it has to think of these.
/// </summary>
internal static class BodyDoor
{
    /// <summary>Deep enough for the deepest definition that is read, inside the answers of the designer.</summary>
    private const int MostLevels = 160;

    /// <summary>Bytes of JSON: a definition or a notice's text of a million letters, each escaped, fits.</summary>
    private const int LargestJson = 8_000_000;

    /// <summary>Far more than the largest definition and the largest list of experts have.</summary>
    private const int MostTokens = 300_000;

    /// <summary>Refuses with 400 what does not pass; the body can be read again behind it.</summary>
    public static IApplicationBuilder UseBodyDoor(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (await CheckAsync(context) is { } problem)
                {
                    await problem.ExecuteAsync(context);
                    return;
                }

                await next(context);
            }
        );

    private static async Task<ProblemAnswer?> CheckAsync(HttpContext context)
    {
        if (CheckAddress(context.Request) is { } problem)
            return problem;
        if (!IsJson(context.Request))
            return null;
        var body = await ReadAsync(context);
        return body.Length > 0 && JsonCheck.Find(body, MostLevels, MostTokens) is { } fault
            ? ProblemAnswer.Invalid(fault.Path, fault.Chinese, fault.English)
            : null;
    }

    private static ProblemAnswer? CheckAddress(HttpRequest request)
    {
        if (StoredText.FindUnstorable(request.Path.Value) >= 0)
            return Unstorable("路径", "the path");
        foreach (var (name, values) in request.Query)
        {
            if (StoredText.FindUnstorable(name) >= 0 || values.Any(value => StoredText.FindUnstorable(value) >= 0))
            {
                return Unstorable(
                    $"查询参数 {StoredText.Mend(name, 60)}",
                    $"the query parameter {StoredText.Mend(name, 60)}"
                );
            }
        }

        return null;
    }

    private static ProblemAnswer Unstorable(string where, string whereEn) =>
        new(
            StatusCodes.Status400BadRequest,
            "bad-request",
            $"{where}含有无法保存的字符 U+0000。",
            $"{whereEn} has the character U+0000, which cannot be stored."
        );

    // Portals' endpoints read JSON whatever the body is called; only images are bytes.
    private static bool IsJson(HttpRequest request) =>
        request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true
        || (
            request.Path.StartsWithSegments("/api/portal", StringComparison.Ordinal) && !PortalSecurity.IsImage(request)
        );

    /// <summary>The body, which the endpoint reads again. A portal's was read for its signature.</summary>
    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        if (PortalCall.Find(context) is { } call)
            return call.Body;
        var body = await BoundedBody.ReadAsync(context.Request.Body, LargestJson, context.RequestAborted);
        var again = new MemoryStream(body);
        context.Response.RegisterForDispose(again);
        context.Request.Body = again;
        return body;
    }
}
