namespace Orchestrator.Server.Hosting;

/// <summary>What every answer tells the browser.</summary>
internal static class SecurityHeaders
{
    // Ant Design writes its styles into the page; nothing else is inline, and nothing comes from elsewhere.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
        + " font-src 'self' data:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    // Elsa Studio is WebAssembly with an editor in a worker and two inline scripts (keyboard shortcuts of the editor
    // and of the list), and its page has its files below its own base.
    private const string StudioPolicy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' "
        + "'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' "
        + "'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; style-src 'self' 'unsafe-inline'; img-src "
        + "'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        + "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    /// <summary>Sets them before anything else answers; what an API says is never stored by a cache.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(
                    "/studio",
                    StringComparison.Ordinal
                )
                    ? StudioPolicy
                    : Policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                if (context.Request.IsHttps)
                    headers.StrictTransportSecurity = "max-age=31536000";
                if (
                    context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                    || context.Request.Path.StartsWithSegments("/elsa", StringComparison.Ordinal)
                )
                {
                    headers.CacheControl = "no-store";
                }
                return next(context);
            }
        );
}
