using Microsoft.Net.Http.Headers;

namespace Orchestrator.Server.Automation;

/// <summary>
/// What keeps an answer that a workflow wrote from acting as a page of ours: a document is sandboxed (an origin of its own, no scripts, no
/// forms, no frames), what could be loaded as a script or a style goes out as plain text, nothing is cached, and a workflow sets no
/// header that decides about any of it.
/// </summary>
internal static class AnswerHeaders
{
    private const string Policy =
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action "
        + "'none'; frame-ancestors 'none'";

    // Besides what browsers and proxies steer by: WWW-Authenticate would ask for a password in our name, Refresh and
    // Location lead elsewhere.
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.ContentLength,
        HeaderNames.ContentEncoding,
        HeaderNames.ContentType,
        HeaderNames.TransferEncoding,
        HeaderNames.Trailer,
        HeaderNames.TE,
        HeaderNames.Connection,
        HeaderNames.KeepAlive,
        HeaderNames.Upgrade,
        HeaderNames.Date,
        HeaderNames.Server,
        HeaderNames.Via,
        HeaderNames.AltSvc,
        HeaderNames.SetCookie,
        "Set-Cookie2",
        HeaderNames.WWWAuthenticate,
        HeaderNames.StrictTransportSecurity,
        HeaderNames.XContentTypeOptions,
        HeaderNames.XFrameOptions,
        HeaderNames.CacheControl,
        HeaderNames.Pragma,
        HeaderNames.Expires,
        HeaderNames.Age,
        HeaderNames.Vary,
        "Refresh",
        HeaderNames.Link,
        HeaderNames.Location,
        HeaderNames.ContentLocation,
        "Service-Worker-Allowed",
        "Clear-Site-Data",
        "Referrer-Policy",
        "Permissions-Policy",
        "Feature-Policy",
        "SourceMap",
        "X-SourceMap",
        "Report-To",
        "NEL",
        "Reporting-Endpoints",
        "Origin-Agent-Cluster",
        "Speculation-Rules",
        "X-Accel-Redirect",
        "X-Sendfile",
        "X-Permitted-Cross-Domain-Policies",
    };

    private static readonly string[] OwnFamilies =
    [
        "Content-Security-",
        "Cross-Origin-",
        "Access-Control-",
        "Sec-",
        "Proxy-",
        "X-Accel-",
    ];

    private static readonly string[] Active =
    [
        "script",
        "css",
        "wasm",
        "json5",
        "appcache",
        "manifest",
        "pdf",
        "flash",
        // Its parts have headers of their own, which some browsers heed instead of ours.
        "multipart",
        "message/",
    ];

    /// <summary>For every answer below <c>/workflows</c>, whoever wrote it.</summary>
    public static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>Whether a workflow may set it.</summary>
    public static bool IsFree(string name) =>
        name.Length is > 0 and <= 100
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
        && !Own.Contains(name)
        && !OwnFamilies.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase));

    /// <summary>A header's value without line breaks and what else no header may hold.</summary>
    public static string Value(string? text) => new([.. (text ?? "").Where(letter => letter is >= ' ' and <= '~')]);

    /// <summary>The type of an answer's body: what it says, unless that is none, or one that another page could load and run.</summary>
    public static string TypeOf(string? written)
    {
        if (
            !MediaTypeHeaderValue.TryParse(Value(written), out var type)
            || type.MediaType.Value is not { } media
            || media.Contains('*', StringComparison.Ordinal)
        )
        {
            return "text/plain; charset=utf-8";
        }
        if (Active.Any(part => media.Contains(part, StringComparison.OrdinalIgnoreCase)))
            return "text/plain; charset=utf-8";
        return $"{media}; charset=utf-8";
    }
}
