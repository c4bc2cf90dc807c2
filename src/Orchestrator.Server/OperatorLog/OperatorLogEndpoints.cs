using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.OperatorLog;

/// <summary>What operators did, and whether the log of it is whole.</summary>
internal static class OperatorLogEndpoints
{
    /// <summary>Maps reading and checking it; nothing writes to it from outside.</summary>
    public static void MapOperatorLog(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/operator-log")
            .WithTags("操作日志 operator log")
            .RequireAuthorization(Permission.ReadLog);
        group
            .MapGet("", ReadAsync)
            .WithName("readOperatorLog")
            .WithSummary("操作日志（逐条封印，只增不改）/ the operator log, each line sealed to the one before");
        group
            .MapGet("/head", HeadAsync)
            .WithName("getOperatorLogHead")
            .WithSummary("当前链头（已签名），请交由他人保存 / the signed head, for others to keep");
        group
            .MapPost("/verification", VerifyAsync)
            .WithName("verifyOperatorLog")
            .WithSummary("按链头核对日志：更改、删除与截断 / check the log against a head");
    }

    private static async Task<Ok<LogPage>> ReadAsync(
        OperatorLogReader log,
        CancellationToken cancellationToken,
        int page = 1
    ) => TypedResults.Ok(await log.ReadAsync(page, cancellationToken));

    private static async Task<Ok<LogHead>> HeadAsync(
        LogHeads heads,
        IDbContextFactory<OrchestratorDbContext> contexts,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return TypedResults.Ok(await heads.TakeAsync(context, cancellationToken));
    }

    private static async Task<Ok<LogCheck>> VerifyAsync(
        LogHead body,
        OperatorLogReader log,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await log.CheckAsync(body, cancellationToken));
}
