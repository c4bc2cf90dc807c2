using Microsoft.Net.Http.Headers;

namespace Orchestrator.Server.Hosting;

/// <summary>Serves the console's page; without Node at build time there is none, and a line says so.</summary>
internal static class Pages
{
    private const string NoPage = """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Orchestrator</title>
        <h1>服务器正在运行，但没有网页</h1>
        <p>构建时没有找到 Node.js。安装 Node.js 20.19 以上版本后重新构建（dotnet build）即可；接口说明见 <a href="/api-docs">/api-docs</a>。</p>
        <p lang="en">The server runs, but its page was not built: Node.js was missing. Install Node.js 20.19 or newer
        and build again; the API is described at <a href="/api-docs">/api-docs</a>.</p></html>
        """;

    private static readonly string[] NotPages =
    [
        "/api",
        "/api-docs",
        "/openapi",
        "/health",
        "/workflows",
        "/elsa",
        "/studio",
        "/metrics",
        "/hangfire",
    ];

    /// <summary>Answers with the page at every address that is neither a file nor one of the APIs'.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.Use(
            (context, next) =>
            {
                // Every address that is no file and no API is the page's own; it routes in the browser.
                if (IsPage(context.Request))
                    context.Request.Path = "/index.html";
                return next(context);
            }
        );
        if (!File.Exists(Path.Combine(app.Environment.WebRootPath, "index.html")))
        {
            app.Use(
                (context, next) => context.Request.Path == "/index.html" ? WriteNoPageAsync(context) : next(context)
            );
            return;
        }

        app.UseStaticFiles(
            new StaticFileOptions
            {
                OnPrepareResponse = prepared =>
                {
                    // Built files carry their hash in the name; the page itself is asked for each time.
                    var cached = prepared.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
                    prepared.Context.Response.Headers[HeaderNames.CacheControl] = cached
                        ? "public, max-age=31536000, immutable"
                        : "no-cache";
                },
            }
        );
    }

    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !Path.HasExtension(request.Path)
        && !NotPages.Any(prefix => request.Path.StartsWithSegments(prefix, StringComparison.Ordinal));

    private static Task WriteNoPageAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(NoPage);
    }
}
