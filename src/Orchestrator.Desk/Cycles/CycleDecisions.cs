using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Desk.Cycles;

/// <summary>Reads what two persons decided about a cycle as a whole.</summary>
internal static class CycleDecisions
{
    private static readonly List<DateMoveKind> Whole = [DateMoveKind.Cancel, DateMoveKind.Start, DateMoveKind.Close];

    /// <summary>In the order in which they were made.</summary>
    public static async Task<IReadOnlyList<CycleDecision>> ReadAsync(
        OrchestratorDbContext context,
        long cycleId,
        CancellationToken cancellationToken
    )
    {
        var moves = await context
            .CycleMoves.AsNoTracking()
            .Where(cycle => cycle.CycleId == cycleId)
            .Join(
                context.DateMoves.Where(move => Whole.Contains(move.Kind)),
                cycle => cycle.MoveId,
                move => move.Id,
                (cycle, move) => move
            )
            .OrderBy(move => move.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. moves.Select(move => new CycleDecision
            {
                Kind = move.Kind,
                Reason = move.Reason,
                ProposedBy = move.ProposedBy,
                ApprovedBy = move.DecidedBy!,
                At = move.DecidedAt!.Value,
                Findings =
                [
                    .. JsonSerializer
                        .Deserialize<MovePreview>(move.Preview!, EngineJson.Options)!
                        .Cycles.SelectMany(cycle => cycle.Findings),
                ],
            }),
        ];
    }
}
