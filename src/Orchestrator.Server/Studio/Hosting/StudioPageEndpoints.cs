using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Studio.Hosting;

/// <summary>The page that holds Studio's elements, at every address below <c>/studio</c> that is no file.</summary>
internal static class StudioPageEndpoints
{
    private const string Frame = """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>流程设计</title>
        <body style="font-family:'Noto Sans CJK SC','Microsoft YaHei',sans-serif;padding:24px">
        """;

    private const string NotBuilt =
        Frame
        + """
            <h1>服务器正在运行，但没有流程设计器</h1>
            <p>构建时没有找到 Node.js。安装 Node.js 20.19 以上版本后重新构建（dotnet build）即可。</p>
            <p lang="en">The server was built without the workflow designer: Node.js was missing.
            Install Node.js 20.19 or newer and build again.</p>
            """;

    private const string NotAllowed =
        Frame
        + """
            <h1>当前角色不能设计流程</h1>
            <p>流程设计由系统管理员和市职称办负责。<a href="/" target="_top">返回总览</a></p>
            <p lang="en">Workflows are designed by administrators and the title office.</p>
            """;

    /// <summary>Maps the page; who is not signed in is sent to sign in, who may not design is told so.</summary>
    public static void MapStudioPage(this IEndpointRouteBuilder app)
    {
        app.MapGet("/studio", Answer).RequireAuthorization(Permission.Anyone).ExcludeFromDescription();
        app.MapGet("/studio/{**path}", Answer).RequireAuthorization(Permission.Anyone).ExcludeFromDescription();
    }

    private static IResult Answer(HttpContext http)
    {
        if (http.User.Identity is not { IsAuthenticated: true })
            return Results.Redirect("/#/sign-in?to=%2Fdesign");
        if (!http.User.Has(Permission.ChangeDefinitions))
            return Results.Text(NotAllowed, "text/html; charset=utf-8", statusCode: StatusCodes.Status403Forbidden);
        if (StudioFolder.Package is null)
        {
            return Results.Text(
                NotBuilt,
                "text/html; charset=utf-8",
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
        }
        http.Response.Headers.CacheControl = "no-cache";
        return Results.File(Path.Combine(StudioFolder.Page, "index.html"), "text/html; charset=utf-8");
    }
}
