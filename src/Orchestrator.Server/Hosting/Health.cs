using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Practice;
using Orchestrator.Engine.Jobs;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Hosting;

/// <summary>For those who watch over the process.</summary>
internal static class Health
{
    /// <summary>
    /// Maps <c>live</c> (the process answers) and <c>ready</c> (its database does, too); neither needs a sign-in.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet(Addresses.Health + "/live", () => TypedResults.Ok(new { status = "ok" }))
            .RequireAuthorization(Permission.Anyone)
            .ExcludeFromDescription();
        app.MapGet(Addresses.Health + "/ready", ReadyAsync)
            .RequireAuthorization(Permission.Anyone)
            .ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(
        IDbContextFactory<OrchestratorDbContext> contexts,
        NodeClockCheck clock,
        PracticeMode practice,
        CancellationToken cancellationToken
    )
    {
        try
        {
            // In practice this node's shifted clock judges: there is no gap to measure.
            if (!practice.IsOn)
                return TypedResults.Ok(Readiness.Of(await clock.MeasureAsync(cancellationToken)));
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await context.Database.CanConnectAsync(cancellationToken))
                return TypedResults.Ok(new Readiness(Readiness.Ok, Practice: true));
        }
        catch (DbException)
        {
            // Said below.
        }

        return TypedResults.Json(
            Readiness.WithoutDatabase(practice.IsOn),
            statusCode: StatusCodes.Status503ServiceUnavailable
        );
    }
}
