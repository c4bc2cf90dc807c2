using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Moves;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Desk.Waiting;

/// <summary>The changes of cycles that wait for a second person; those of calendars wait as calendars.</summary>
public sealed class WaitingMoves(MoveReach reach)
{
    internal async Task<IEnumerable<AskedItem>> ReadAsync(
        OrchestratorDbContext context,
        Operator approving,
        CancellationToken cancellationToken
    )
    {
        if (approving.Grants.Count == 0)
            return [];
        var rows = await context
            .DateMoves.AsNoTracking()
            .Where(move => move.State == DateMoveState.Proposed && move.Kind != DateMoveKind.Calendar)
            .OrderBy(move => move.Id)
            .ToListAsync(cancellationToken);
        var seen = await reach.SeenAsync(rows, approving, cancellationToken);
        var asked = seen.Select(move => (Move: move, Request: MoveDesk.RequestOf(move))).ToList();
        var codes = asked.Select(one => CycleOf(one.Request)).OfType<string>().Distinct().ToList();
        var cycles = await context
            .Cycles.AsNoTracking()
            .Where(cycle => codes.Contains(cycle.Code))
            .ToDictionaryAsync(cycle => cycle.Code, cancellationToken);
        return asked.Select(one => new AskedItem(ItemOf(one.Move, one.Request, cycles), [one.Move.ProposedBy]));
    }

    private static WaitingItem ItemOf(DateMove move, MoveRequest request, Dictionary<string, Cycle> cycles)
    {
        var code = CycleOf(request);
        var cycle = code is null ? null : cycles.GetValueOrDefault(code);
        return new WaitingItem
        {
            Kind = WaitingKind.Move,
            Move = move.Kind,
            Id = move.Id.ToString(CultureInfo.InvariantCulture),
            Cycle = cycle?.Code,
            Subject = cycle?.Name ?? request.Start?.Name ?? request.Scope?.City ?? "",
            By = move.ProposedBy,
            Since = move.ProposedAt,
            Lapses = LapsesOf(request, cycle),
        };
    }

    private static string? CycleOf(MoveRequest request) => request.Cycle ?? request.Scope?.Cycle;

    /// <summary>A date that is over moves no more; an intake closes early while it is open.</summary>
    private static LocalDate? LapsesOf(MoveRequest request, Cycle? cycle)
    {
        if (request.Kind == DateMoveKind.Close)
            return request.To;
        if (cycle is null || request.Kind is not (DateMoveKind.Dates or DateMoveKind.Extension))
            return null;
        var days = EngineJson.ReadDates(cycle.Anchors);
        var names = request.Date is { } one ? [one] : request.Dates?.Keys ?? [];
        return names.Where(days.ContainsKey).Select(name => (LocalDate?)days[name]).Min();
    }
}
