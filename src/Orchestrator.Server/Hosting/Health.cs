using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Hosting;

/// <summary>For those who watch over the process.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "ok" })).RequireAuthorization(Permission.Anyone).ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).RequireAuthorization(Permission.Anyone).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(IWorkStore store, ServerMode mode, CancellationToken cancellation)
    {
        try
        {
            await store.ReadClockAsync(cancellation);
            return TypedResults.Ok(new { status = "ok", practice = mode.IsPractice });
        }
        catch (System.Data.Common.DbException)
        {
            return TypedResults.Json(new { status = "no-database" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
