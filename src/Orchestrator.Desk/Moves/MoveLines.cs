using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Moves;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Moves;

/// <summary>What the operator log keeps of a move.</summary>
internal static class MoveLines
{
    /// <param name="log">The log.</param>
    /// <param name="who">Who acts.</param>
    /// <param name="action">What is done.</param>
    /// <param name="subject">What the line is about; null for the move's own number.</param>
    public static InCommit<MoveOutcome> MoveLine(
        this OperatorLogWriter log,
        Operator who,
        string action,
        string? subject = null
    ) =>
        async (context, outcome, cancellationToken) =>
        {
            var about = subject ?? outcome.Move!.Id.ToString(CultureInfo.InvariantCulture);
            var cycle = await CycleOfAsync(context, outcome, cancellationToken);
            await log.AppendAsync(context, log.Entry(who, action, about, Data(outcome), cycle), cancellationToken);
        };

    /// <summary>The one cycle that a move is about; null when it is none yet, or they are several.</summary>
    private static async Task<long?> CycleOfAsync(
        OrchestratorDbContext context,
        MoveOutcome outcome,
        CancellationToken cancellationToken
    ) =>
        outcome.Preview?.Cycles is [var only]
            ? await context
                .Cycles.Where(cycle => cycle.Code == only.Cycle)
                .Select(cycle => (long?)cycle.InstanceId)
                .FirstOrDefaultAsync(cancellationToken)
            : null;

    private static JsonObject Data(MoveOutcome outcome)
    {
        var cycles = outcome.Preview?.Cycles ?? [];
        var data = new JsonObject
        {
            ["kind"] = outcome.Move!.Kind.ToString(),
            ["reason"] = outcome.Move.Reason,
            ["preview"] = outcome.Preview?.Hash,
            ["moved"] = outcome.Preview?.Moved,
            ["cycles"] = new JsonArray([.. cycles.Select(cycle => (JsonNode)cycle.Cycle)]),
        };
        var named = cycles
            .SelectMany(cycle => cycle.TakenUp.Select(line => line.Application))
            .Concat(
                cycles.SelectMany(cycle => cycle.Carried.Where(line => line.Taken).Select(line => line.Application))
            )
            .ToList();
        if (named.Count > 0)
            data["applications"] = new JsonArray([.. named.Select(number => (JsonNode)number)]);
        return data;
    }
}
