using Orchestrator.Server.Problems;

namespace Orchestrator.Server.Sessions;

/// <summary>
/// Keeps other sites from writing with a visitor's cookie: a write carries a header that no form can send, and comes
/// from our own origin.
/// </summary>
internal static class SameOrigin
{
    /// <summary>The header that every write carries.</summary>
    public const string Header = "X-Requested-With";

    /// <summary>What it says.</summary>
    public const string Value = "orchestrator";

    /// <summary>Refuses other writes with 403, and web sockets that another site's page opens.</summary>
    public static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app) =>
        app.Use((context, next) => IsAllowed(context.Request) ? next(context) : Refused.ExecuteAsync(context));

    private static ProblemAnswer Refused { get; } =
        new(
            StatusCodes.Status403Forbidden,
            "cross-site",
            "写操作须带请求头 X-Requested-With: orchestrator，且来自本站页面。",
            "A write carries the header X-Requested-With: orchestrator and comes from our own pages."
        );

    // The dashboard's script names itself, with a header that no form can send either.
    private static bool IsDashboard(HttpRequest request) =>
        request.Path.StartsWithSegments(Addresses.Jobs, StringComparison.OrdinalIgnoreCase)
        && request.Headers[Header] == "XMLHttpRequest";

    private static bool IsAllowed(HttpRequest request)
    {
        // A web socket is opened by a GET, and no browser keeps other sites' pages from opening one.
        var isSocket = request.Headers.Upgrade.Count > 0 || request.HttpContext.WebSockets.IsWebSocketRequest;
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !isSocket)
            return true;
        if (!isSocket && request.Headers[Header] != Value && !IsDashboard(request))
            return false;
        // A browser always sends Origin with a write; programs without one are not somebody else's page.
        if (request.Headers.Origin.ToString() is not { Length: > 0 } origin)
            return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
