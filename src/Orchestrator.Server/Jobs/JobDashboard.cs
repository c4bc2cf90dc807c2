using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Hangfire;
using Hangfire.Dashboard;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Jobs;

/// <summary>Hangfire's own pages about each job, behind our sign-in, in Chinese; what is done there is in the operator log first.</summary>
internal static class JobDashboard
{
    private static readonly CultureInfo Chinese = new("zh");

    /// <summary>Stands behind authorization and before the pages.</summary>
    public static void UseJobDashboard(this WebApplication app) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Addresses.Jobs, StringComparison.OrdinalIgnoreCase),
            pages =>
                pages.Use(
                    async (context, next) =>
                    {
                        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Chinese, Chinese);
                        if (IsCommand(context.Request) && MayWrite(context))
                            await LogAsync(context);
                        await next(context);
                    }
                )
        );

    /// <summary>
    /// Maps the pages; who may read them but not manage jobs sees no buttons.
    /// </summary>
    public static void MapJobDashboard(this WebApplication app)
    {
        app.Services.GetRequiredService<IGlobalConfiguration>()
            .UseDashboardJavaScript(Assembly.GetExecutingAssembly(), "Orchestrator.Server.Jobs.dashboard.js");
        app.MapHangfireDashboardWithAuthorizationPolicy(
            Permission.ReadJobs,
            Addresses.Jobs,
            new DashboardOptions
            {
                AppPath = "/#/jobs",
                DashboardTitle = "后台任务 Jobs",
                DisplayStorageConnectionString = false,
                // The session's cookie and the guard of writes stand before it.
                IgnoreAntiforgeryToken = true,
                IsReadOnlyFunc = context => !MayWrite(context.GetHttpContext()),
            }
        );
    }

    // The page asks for its numbers by POST.
    private static bool IsCommand(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && !string.Equals(request.Path.Value, Addresses.Jobs + "/stats", StringComparison.OrdinalIgnoreCase);

    private static bool MayWrite(HttpContext context) => context.User.Has(Permission.ManageJobs);

    private static async Task LogAsync(HttpContext context)
    {
        var jobs = context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(context.RequestAborted))["jobs[]"].OfType<string>().ToList()
            : [];
        var command = context.Request.Path.Value![Addresses.Jobs.Length..];
        await context
            .RequestServices.GetRequiredService<OperatorLogWriter>()
            .AppendAsync(
                context.User.Operator,
                "job.dashboard",
                command,
                context.RequestAborted,
                new JsonObject { ["jobs"] = new JsonArray([.. jobs.Select(job => (JsonNode)job)]) }
            );
    }
}
