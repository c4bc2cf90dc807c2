namespace Orchestrator.Server.Sessions;

/// <summary>The cookie that holds a session's token: unreadable for scripts, sent by our own pages only.</summary>
internal static class SessionCookie
{
    public const string Name = "orchestrator-session";

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 and <= 100 } token ? token : null;

    public static void Write(HttpContext http, string token, DateTimeOffset expires) => http.Response.Cookies.Append(Name, token, Options(http, expires));

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, expires: null));

    private static CookieOptions Options(HttpContext http, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = "/",
        Expires = expires,
        IsEssential = true,
    };
}
