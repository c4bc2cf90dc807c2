namespace Orchestrator.Server.Sessions;

/// <summary>The cookie that holds a session's token: unreadable for scripts, sent by our own pages only.</summary>
internal static class SessionCookie
{
    /// <summary>Its name.</summary>
    public const string Name = "orchestrator-session";

    /// <summary>The token; null when there is none, or one too long to be ours.</summary>
    public static string? Read(HttpRequest request) =>
        request.Cookies[Name] is { Length: > 0 and <= 100 } token ? token : null;

    /// <summary>Sets it until an instant; over https it is sent over https alone.</summary>
    public static void Write(HttpContext http, string token, DateTimeOffset expires) =>
        http.Response.Cookies.Append(Name, token, Options(http, expires));

    /// <summary>Has the browser forget it.</summary>
    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, expires: null));

    private static CookieOptions Options(HttpContext http, DateTimeOffset? expires) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            Path = "/",
            Expires = expires,
            IsEssential = true,
        };
}
