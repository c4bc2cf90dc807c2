using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Jobs;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Hosting;

/// <summary>For those who watch over the process.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "ok" })).RequireAuthorization(Permission.Anyone).ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).RequireAuthorization(Permission.Anyone).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(IDbContextFactory<OrchestratorDbContext> contexts, NodeClockCheck clock, ServerMode mode, CancellationToken cancellation)
    {
        try
        {
            // In practice this node's shifted clock judges: there is no gap to measure.
            if (!mode.IsPractice) return TypedResults.Ok(Readiness.Of(await clock.MeasureAsync(cancellation)));
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            if (await context.Database.CanConnectAsync(cancellation)) return TypedResults.Ok(new Readiness(Readiness.Ok, Practice: true));
        }
        catch (DbException)
        {
            // Said below.
        }

        return TypedResults.Json(Readiness.WithoutDatabase(mode.IsPractice), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
