using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.OperatorLog;

/// <summary>What operators did.</summary>
internal static class OperatorLogEndpoints
{
    public static void MapOperatorLog(this RouteGroupBuilder api) =>
        api.MapGet("/operator-log", ReadAsync).WithName("readOperatorLog").WithTags("操作日志 operator log")
            .RequireAuthorization(Permission.ReadLog).WithSummary("操作日志（散列链，只增不改）/ the hash-chained operator log");

    private static async Task<Ok<LogPage>> ReadAsync(OperatorLogReader log, CancellationToken cancellation, int page = 1) =>
        TypedResults.Ok(await log.ReadAsync(page, cancellation));
}
