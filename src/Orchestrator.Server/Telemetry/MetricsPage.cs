using System.Security.Cryptography;
using System.Text;
using Orchestrator.Server.Problems;

namespace Orchestrator.Server.Telemetry;

/// <summary>
/// <c>/metrics</c> in Prometheus' form, for whoever has the token of <c>Telemetry:MetricsToken</c>; without one nobody reads it.
/// Addresses are not asked: behind a proxy everybody has the proxy's.
/// </summary>
internal static class MetricsPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/metrics";

    /// <summary>Serves it, if there is a token; who has another one gets 401.</summary>
    public static void UseMetricsPage(this IApplicationBuilder app, TelemetrySettings settings)
    {
        if (settings.MetricsToken is not { } token)
            return;
        var expected = Encoding.UTF8.GetBytes("Bearer " + token);
        app.UseWhen(
            context => context.Request.Path == Path,
            page =>
            {
                page.Use(
                    (context, next) => IsTheToken(context.Request, expected) ? next(context) : RefuseAsync(context)
                );
                page.UseOpenTelemetryPrometheusScrapingEndpoint(_ => true);
            }
        );
    }

    private static bool IsTheToken(HttpRequest request, byte[] expected) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()),
            expected
        );

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return new ProblemAnswer(
            StatusCodes.Status401Unauthorized,
            "not-authenticated",
            "请以 Authorization: Bearer 提交 Telemetry:MetricsToken 所设的令牌。",
            "Send the token of Telemetry:MetricsToken as Authorization: Bearer."
        ).ExecuteAsync(context);
    }
}
