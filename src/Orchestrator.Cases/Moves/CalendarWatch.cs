using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Work;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// Cycles count by the calendar that they were moved to. When another one is in force, because a newer program brought it or a
/// cycle could not be moved, a move is proposed in the system's name; a person looks at it and approves.
/// </summary>
public sealed class CalendarWatch(IWorkStore store, CalendarCache calendars, MoveDesk desk)
{
    private const string System = "system";

    /// <summary>Proposes the move unless one waits already.</summary>
    /// <returns>Whether it proposed one.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var book = await calendars.GetAsync(cancellationToken);
        await using var context = store.CreateContext();
        var cycles = await context
            .Cycles.AsNoTracking()
            .Where(cycle => cycle.Status == CycleStatus.Running && !cycle.IsSandbox)
            .Select(cycle => new { cycle.CalendarRegion, cycle.CalendarVersion })
            .Distinct()
            .ToListAsync(cancellationToken);
        if (
            cycles.TrueForAll(cycle =>
                CycleCalendar.Newest(book, cycle.CalendarRegion).Version == cycle.CalendarVersion
            )
        )
        {
            return false;
        }
        if (
            await context.DateMoves.AnyAsync(
                move =>
                    move.Kind == DateMoveKind.Calendar
                    && (move.State == DateMoveState.Proposed || move.State == DateMoveState.Approved),
                cancellationToken
            )
        )
        {
            return false;
        }
        await desk.ProposeAsync(
            new MoveRequest { Kind = DateMoveKind.Calendar, Reason = "按现行工作日历重新计算" },
            System,
            cancellationToken
        );
        return true;
    }
}
