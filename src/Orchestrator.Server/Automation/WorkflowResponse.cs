using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Automation;

/// <summary>Writes what a workflow answered. Headers that are the server's own, and cookies, are not a workflow's to set.</summary>
internal sealed class WorkflowResponse(HttpResponseWritten written) : IResult
{
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.ContentLength, HeaderNames.TransferEncoding, HeaderNames.Connection, HeaderNames.SetCookie, HeaderNames.ContentEncoding,
        HeaderNames.ContentSecurityPolicy, HeaderNames.StrictTransportSecurity, HeaderNames.XContentTypeOptions, HeaderNames.XFrameOptions, HeaderNames.Upgrade,
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = written.StatusCode is >= 200 and <= 599 ? written.StatusCode : StatusCodes.Status200OK;
        foreach (var (name, value) in written.Headers)
        {
            if (Own.Contains(name) || name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-')) continue;
            response.Headers[name] = value is JsonArray list ? list.Select(item => Clean(item?.ToString())).ToArray() : Clean(value?.ToString());
        }

        if (written.Body is not { } body || response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified) return;
        response.ContentType = Clean(written.ContentType) is { Length: > 0 } type && !type.Contains("charset", StringComparison.OrdinalIgnoreCase) ? type + "; charset=utf-8" : Clean(written.ContentType);
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), httpContext.RequestAborted);
    }

    private static string Clean(string? value) => new([.. (value ?? "").Where(letter => !char.IsControl(letter))]);
}
