using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Orchestrator.Server.Studio.Hosting;

/// <summary>
/// Serves Elsa Studio's files and our page's scripts under <c>/studio</c>, compressed as they were shipped. They hold
/// no data and need no sign-in.
/// </summary>
internal static class StudioAssets
{
    private static readonly FileExtensionContentTypeProvider Types = new()
    {
        Mappings = { [".dat"] = "application/octet-stream", [".webmanifest"] = "application/manifest+json" },
    };

    // The loader's own names stay the same from version to version; everything else in the framework carries its hash.
    private static readonly string[] Unhashed = ["dotnet.js", "blazor.webassembly.js"];

    /// <summary>Answers requests for files below <c>/studio</c> and lets everything else pass.</summary>
    public static void UseStudioAssets(this WebApplication app)
    {
#pragma warning disable CA2000 // The files are served as long as the program runs.
        var package = StudioFolder.Package is { } folder ? new PhysicalFileProvider(folder) : null;
        var page = Directory.Exists(StudioFolder.Page) ? new PhysicalFileProvider(StudioFolder.Page) : null;
#pragma warning restore CA2000
        app.Use(
            (context, next) =>
            {
                if (
                    !context.Request.Path.StartsWithSegments("/studio", StringComparison.Ordinal, out var rest)
                    || !Path.HasExtension(rest)
                )
                {
                    return next(context);
                }
                if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
                    return next(context);
                // Nothing of the program's own page stands in for a file that is not there.
                return Find(page, rest) is { } own ? SendAsync(context, own, rest, encoding: null)
                    : package is not null && FindCompressed(package, rest, context.Request) is var (file, encoding)
                        ? SendAsync(context, file, rest, encoding)
                    : MissAsync(context);
            }
        );
    }

    private static (IFileInfo File, string? Encoding)? FindCompressed(
        PhysicalFileProvider files,
        PathString path,
        HttpRequest request
    )
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, suffix) in ((string, string)[])[("br", ".br"), ("gzip", ".gz")])
        {
            if (accepted.Contains(encoding, StringComparison.Ordinal) && Find(files, path + suffix) is { } compressed)
                return (compressed, encoding);
        }

        return Find(files, path) is { } plain ? (plain, null) : null;
    }

    private static IFileInfo? Find(PhysicalFileProvider? files, string path) =>
        files?.GetFileInfo(path) is { Exists: true, IsDirectory: false } file ? file : null;

    private static Task MissAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task SendAsync(HttpContext context, IFileInfo file, string path, string? encoding)
    {
        var (request, response) = (context.Request, context.Response);
        response.ContentType = Types.TryGetContentType(path, out var type) ? type : "application/octet-stream";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = Caching(path);
        var tag = $"\"{file.LastModified.ToUnixTimeSeconds():x}-{file.Length:x}\"";
        response.Headers.ETag = tag;
        if (request.Headers.IfNoneMatch.Contains(tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        response.ContentLength = file.Length;
        if (HttpMethods.IsGet(request.Method))
            await response.SendFileAsync(file, context.RequestAborted);
    }

    private static string Caching(string path) =>
        path.StartsWith("/_framework/", StringComparison.Ordinal)
        && !Unhashed.Contains(Path.GetFileName(path), StringComparer.Ordinal)
            ? "public, max-age=31536000, immutable"
        : path.StartsWith("/_content/", StringComparison.Ordinal) ? "public, max-age=86400"
        : "no-cache";
}
