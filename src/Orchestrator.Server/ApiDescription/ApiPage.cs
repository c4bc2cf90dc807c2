namespace Orchestrator.Server.ApiDescription;

/// <summary>The page to read the API: <c>/api-docs</c>.</summary>
internal static class ApiPage
{
    /// <summary>Serves the page; it needs no sign-in, for it holds no data.</summary>
    public static void UseApiPage(this WebApplication app) =>
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "api-docs";
            options.DocumentTitle = "Orchestrator 接口说明 / API";
            options.SwaggerEndpoint("/openapi/portal.json", "门户接口 portal");
            options.SwaggerEndpoint("/openapi/console.json", "管理台接口 console");
        });
}
