using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Problems;
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
            .WithSummary(
                "操作日志（逐条封印，只增不改），可按日期、人员、种类查找 / the operator log by date, person, kind"
            );
        group
            .MapGet("/verification", CheckAsync)
            .WithName("checkOperatorLog")
            .WithSummary("逐条核对封印；不能发现末尾被删 / checks every seal; a cut at the end does not show");
        group
            .MapGet("/head", HeadAsync)
            .WithName("getOperatorLogHead")
            .WithSummary("当前链头（已签名），请交由他人保存 / the signed head, for others to keep");
        group
            .MapPost("/verification", VerifyAsync)
            .WithName("verifyOperatorLog")
            .WithSummary("按链头核对日志：更改、删除与截断 / check the log against a head");
    }

    private static async Task<Results<Ok<LogPage>, ProblemAnswer>> ReadAsync(
        OperatorLogReader log,
        Operator who,
        [AsParameters] LogFilter filter,
        CancellationToken cancellationToken
    )
    {
        if (!TryReadDay(filter.From, out var first))
            return NoDay("from");
        if (!TryReadDay(filter.To, out var last))
            return NoDay("to");
        var query = new LogQuery
        {
            Before = filter.Before,
            From = first,
            To = last,
            Who = string.IsNullOrWhiteSpace(filter.Account) ? null : filter.Account,
            Kind = string.IsNullOrWhiteSpace(filter.Kind) ? null : filter.Kind,
        };
        return TypedResults.Ok(await log.ReadAsync(query, who, cancellationToken));
    }

    private static async Task<Ok<LogCheck>> CheckAsync(OperatorLogReader log, CancellationToken cancellationToken) =>
        TypedResults.Ok(await log.CheckAsync(head: null, cancellationToken));

    private static bool TryReadDay(string? text, out LocalDate? day)
    {
        var read = string.IsNullOrEmpty(text) ? null : LocalDatePattern.Iso.Parse(text);
        day = read is { Success: true } ? read.Value : null;
        return read is null or { Success: true } && day is not { Year: < 1900 or > 9000 };
    }

    private static ProblemAnswer NoDay(string name) =>
        ProblemAnswer.Invalid(name, "日期按 2024-10-08 的格式填写。", "must be a day such as 2024-10-08.");

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
