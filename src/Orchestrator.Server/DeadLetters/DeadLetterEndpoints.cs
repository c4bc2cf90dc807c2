using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Reviving;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.DeadLetters;

/// <summary>死信: work that failed for good; an administrator lets it be tried again or gives it up.</summary>
internal static class DeadLetterEndpoints
{
    private const int LongestReason = 1000;

    /// <summary>Maps listing, retrying and closing, below <c>/dead-letters</c>.</summary>
    public static void MapDeadLetters(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/dead-letters")
            .WithTags("死信 dead letters")
            .RequireAuthorization(Permission.ManageDelivery);
        group
            .MapGet("", ListAsync)
            .WithName("listDeadLetters")
            .WithSummary(
                "处理失败、等待人工的事项，最早的在前，至多500条 / work that failed for good, the oldest first, at most 500; the next ones by `after`"
            );
        group
            .MapPost("/retries", RetryAsync)
            .WithName("retryDeadLetters")
            .WithSummary("再试一次 / let them be tried again");
        group
            .MapPost("/closings", CloseAsync)
            .WithName("closeDeadLetters")
            .WithSummary("放弃并说明理由；期限作废，变更不用于该周期 / give them up, with a reason");
    }

    private static async Task<Ok<IReadOnlyList<DeadLetterView>>> ListAsync(
        DeadLetterDesk desk,
        CancellationToken cancellationToken,
        long after = 0
    ) =>
        TypedResults.Ok<IReadOnlyList<DeadLetterView>>([
            .. (await desk.ListAsync(after, cancellationToken)).Select(DeadLetterView.Of),
        ]);

    private static async Task<Results<Ok<DeadLetterAnswer>, ProblemAnswer>> RetryAsync(
        DeadLetterChoice body,
        DeadLetterDesk desk,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (CheckIds(body) is { } problem)
            return problem;
        return Answer(
            await desk.RetryAsync(
                Ids(body),
                who.Account,
                cancellationToken,
                Line(log, who, "dead-letter.retried", reason: null)
            )
        );
    }

    private static async Task<Results<Ok<DeadLetterAnswer>, ProblemAnswer>> CloseAsync(
        DeadLetterChoice body,
        DeadLetterDesk desk,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (CheckIds(body) is { } problem)
            return problem;
        if (string.IsNullOrWhiteSpace(body.Reason) || body.Reason.Length > LongestReason)
        {
            return ProblemAnswer.Invalid(
                "$.reason",
                $"请填写理由（1至{LongestReason}字）。",
                $"give a reason of 1 to {LongestReason} characters."
            );
        }
        return Answer(
            await desk.CloseAsync(
                Ids(body),
                who.Account,
                body.Reason,
                cancellationToken,
                Line(log, who, "dead-letter.closed", body.Reason)
            )
        );
    }

    private static Ok<DeadLetterAnswer> Answer(IReadOnlyList<DeadLetter> letters) =>
        TypedResults.Ok(new DeadLetterAnswer { Changed = letters.Count });

    private static InCommit<DeadLetter> Line(OperatorLogWriter log, Operator who, string action, string? reason) =>
        log.Line<DeadLetter>(
            who,
            action,
            letter => $"dead-letters/{letter.Id}",
            letter => new JsonObject
            {
                ["kind"] = letter.Kind.ToString(),
                ["name"] = letter.Name,
                ["instance"] = letter.InstanceId,
                ["reason"] = reason,
            }
        );

    private static ProblemAnswer? CheckIds(DeadLetterChoice body) =>
        body.Ids.Count is 0 or > DeadLetterDesk.PageSize
            ? ProblemAnswer.Invalid(
                "$.ids",
                $"请选择1至{DeadLetterDesk.PageSize}条死信。",
                $"name 1 to {DeadLetterDesk.PageSize} dead letters."
            )
            : null;

    private static List<long> Ids(DeadLetterChoice body) =>
        [.. body.Ids.Distinct().Select(id => long.TryParse(id, out var number) ? number : 0)];
}
