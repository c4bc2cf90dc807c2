using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Engine.Work;

/// <summary>
/// Reads why cycles were cancelled. Read under the locks of their instances: an approval that was committed before them
/// is seen, and one that comes after them waits for them.
/// </summary>
internal static class CycleEnds
{
    /// <summary>By cycle; asks the database only where one of them was cancelled.</summary>
    public static async Task<IReadOnlyDictionary<long, CycleEnd>> ReadAsync(
        OrchestratorDbContext context,
        IReadOnlyList<Cycle> cycles,
        CancellationToken cancellationToken
    )
    {
        var ended = cycles
            .Where(cycle => cycle.Status == CycleStatus.Cancelled)
            .Select(cycle => cycle.InstanceId)
            .ToList();
        if (ended.Count == 0)
            return new Dictionary<long, CycleEnd>();
        var moves = await context
            .CycleMoves.AsNoTracking()
            .Where(cycle => ended.Contains(cycle.CycleId))
            .Join(
                context.DateMoves.Where(move => move.Kind == DateMoveKind.Cancel),
                cycle => cycle.MoveId,
                move => move.Id,
                (cycle, move) =>
                    new
                    {
                        cycle.CycleId,
                        move.DecidedAt,
                        move.Reason,
                        move.DecidedBy,
                    }
            )
            .ToListAsync(cancellationToken);
        return moves
            .DistinctBy(move => move.CycleId)
            .ToDictionary(
                move => move.CycleId,
                move => new CycleEnd(move.DecidedAt!.Value, move.Reason, move.DecidedBy!)
            );
    }
}
