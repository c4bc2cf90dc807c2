namespace Orchestrator.Server.Portals;

/// <summary>Stands before every portal endpoint.</summary>
internal static class PortalMiddleware
{
    /// <summary>Answers what does not pass; behind it <see cref="PortalCall.Of"/> finds the call.</summary>
    public static IApplicationBuilder UsePortalSecurity(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var security = context.RequestServices.GetRequiredService<PortalSecurity>();
                if (await security.CheckAsync(context, context.RequestAborted) is { } problem)
                {
                    await problem.ExecuteAsync(context);
                    return;
                }

                await next(context);
            }
        );
}
