using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Orchestrator.Engine;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Work;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// Moves the cycles of approved moves, one transaction each: after a crash a cycle is moved whole or not at all, and the next run,
/// on any node, goes on with those that wait. Dates, journal, notices and the mark that it is done are one commit.
/// </summary>
public sealed partial class MoveRunner
{
    private readonly IWorkStore _store;
    private readonly AlarmBell _alarms;
    private readonly PageRunner _pages;
    private readonly DeadLetterBook _letters;
    private readonly ILogger<MoveRunner> _logger;
    private readonly ShiftPlanner _shifts;
    private readonly MoveBookReader _books;
    private readonly CycleMover _mover;
    private readonly ApplicationReopening _reopening;
    private readonly UnitOfWork _units;
    private readonly CarryRunner _carrying;

    /// <summary>Made by the host.</summary>
    public MoveRunner(
        IWorkStore store,
        UnitOfWork units,
        PlanCache plans,
        CalendarCache calendars,
        AlarmBell alarms,
        PageRunner pages,
        DeadLetterBook letters,
        ILogger<MoveRunner> logger,
        KnownNotices notices
    )
    {
        (_store, _alarms, _pages, _letters, _logger) = (store, alarms, pages, letters, logger);
        _units = units;
        _shifts = new ShiftPlanner(plans);
        _books = new MoveBookReader(calendars);
        var titles = new Reminders.TaskTitles();
        _mover = new CycleMover(units, plans, titles, notices);
        _reopening = new ApplicationReopening(units, plans, titles);
        _carrying = new CarryRunner(store, units, _books, pages);
    }

    /// <summary>Works until no cycle waits; one that fails becomes a dead letter, and the others go on.</summary>
    /// <returns>How many cycles were decided.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var cycles = new WaitingCycles(this, await ReadWaitingAsync(cancellationToken));
        await _pages.RunAsync(cycles, 1, cancellationToken);
        await FinishAsync(cancellationToken);
        return cycles.Decided;
    }

    /// <summary>Those with an open letter wait for the person who deals with it.</summary>
    private async Task<List<CycleMove>> ReadWaitingAsync(CancellationToken cancellationToken)
    {
        await using var context = _store.CreateContext();
        return await context
            .CycleMoves.AsNoTracking()
            .Where(cycle => cycle.State == CycleMoveState.Waiting)
            .Where(cycle =>
                !context.DeadLetters.Any(letter =>
                    letter.State == DeadLetterState.Open
                    && letter.Kind == DeadLetterKind.Move
                    && letter.ItemId == cycle.MoveId
                    && letter.InstanceId == cycle.CycleId
                )
            )
            .OrderBy(cycle => cycle.MoveId)
            .ThenBy(cycle => cycle.CycleId)
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> RunCycleAsync(CycleMove waiting, CancellationToken cancellationToken)
    {
        switch (await FindAsync(waiting, cancellationToken))
        {
            case { Kind: DateMoveKind.Cancel } cancel:
                return await EndAsync(waiting, cancel, cancellationToken);
            case { Kind: DateMoveKind.Carry } carry:
                return await _carrying.RunAsync(waiting, carry, cancellationToken);
        }
        var preview = await _store.RunAsync(() => MoveAsync(waiting, cancellationToken), cancellationToken);
        if (preview is { IsLawful: false })
        {
            await RefuseAsync(waiting, preview, cancellationToken);
            return true;
        }

        return preview is not null;
    }

    private async Task<DateMove> FindAsync(CycleMove waiting, CancellationToken cancellationToken)
    {
        await using var context = _store.CreateContext();
        return await context.DateMoves.AsNoTracking().FirstAsync(move => move.Id == waiting.MoveId, cancellationToken);
    }

    /// <summary>
    /// Ends what still runs of a cycle whose cancelling was committed with its approval. One that cannot be ended
    /// leaves the cycle waiting, as a dead letter, after all others.
    /// </summary>
    private async Task<bool> EndAsync(CycleMove waiting, DateMove move, CancellationToken cancellationToken)
    {
        await using var context = _store.CreateContext();
        var cycle = await context
            .Cycles.AsNoTracking()
            .FirstAsync(known => known.InstanceId == waiting.CycleId, cancellationToken);
        var pages = new CancelledPages(
            _store,
            _units,
            _books,
            cycle,
            new MoveStamp(move.Id, move.Reason, move.DecidedBy),
            new CycleEnd(move.DecidedAt!.Value, move.Reason, move.DecidedBy!)
        );
        await _pages.RunAsync(pages, CancelledPages.Largest, cancellationToken);
        if (pages.Failure is { } failure)
        {
            throw new InvalidOperationException(
                $"Not everything of the cancelled cycle {cycle.Code} could be ended.",
                failure
            );
        }
        var now = await _store.ReadClockAsync(cancellationToken);
        return await Waiting(context, waiting)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(done => done.State, CycleMoveState.Applied).SetProperty(done => done.At, now),
                    cancellationToken
                ) == 1;
    }

    private static IQueryable<CycleMove> Waiting(OrchestratorDbContext context, CycleMove waiting) =>
        context.CycleMoves.Where(cycle =>
            cycle.MoveId == waiting.MoveId && cycle.CycleId == waiting.CycleId && cycle.State == CycleMoveState.Waiting
        );

    /// <summary>Moves one cycle in one transaction. What is not lawful any more leaves nothing behind.</summary>
    private async Task<CyclePreview?> MoveAsync(CycleMove waiting, CancellationToken cancellationToken)
    {
        await using var transaction = await _store.BeginAsync(cancellationToken);
        // 1. From here on no run of the cycle goes on, and no other node works on it.
        await transaction.LockCycleAsync(waiting.CycleId, cancellationToken);
        await using var context = transaction.CreateContext();
        if (await ReadAsync(context, waiting, cancellationToken) is not { } move)
            return null;
        var now = await transaction.ReadClockAsync(cancellationToken);
        var request = MoveDesk.RequestOf(move);
        var books = await _books.ReadAsync(context, request.CalendarVersionId, cancellationToken);
        var (shifts, refusal) = await _shifts.PlanAsync(
            context,
            request,
            move.Id,
            books,
            now,
            cancellationToken,
            waiting.CycleId
        );
        var decided = new MoveContext(books, new MoveStamp(move.Id, move.Reason, move.DecidedBy), now);
        // 2. All pages are written into this transaction; a crash before the commit undoes every one.
        var preview = shifts.FirstOrDefault(shift => shift.Cycle.InstanceId == waiting.CycleId) is { } shift
            ? shift.TakesUp is null
                ? await _mover.RunAsync(transaction, shift, decided, apply: true, cancellationToken)
                : await _reopening.RunAsync(transaction, shift, decided, apply: true, cancellationToken)
            : await NothingAsync(context, waiting, refusal, cancellationToken);
        if (!preview.IsLawful)
            return preview;
        await MarkAsync(context, waiting, CycleMoveState.Applied, preview, now, cancellationToken);
        // 3. After the commit the cycle is moved and marked; a crash before the next one leaves that one waiting.
        await transaction.CommitAsync(cancellationToken);
        return preview;
    }

    private static async Task<DateMove?> ReadAsync(
        OrchestratorDbContext context,
        CycleMove waiting,
        CancellationToken cancellationToken
    ) =>
        await Waiting(context, waiting).AnyAsync(cancellationToken)
            ? await context.DateMoves.AsNoTracking().FirstAsync(move => move.Id == waiting.MoveId, cancellationToken)
            : null;

    /// <summary>Since the approval the cycle has ended, or what was to move is so already.</summary>
    private static async Task<CyclePreview> NothingAsync(
        OrchestratorDbContext context,
        CycleMove waiting,
        Workflows.Runtime.Refusal? refusal,
        CancellationToken cancellationToken
    )
    {
        var cycle = await context
            .Cycles.AsNoTracking()
            .FirstAsync(known => known.InstanceId == waiting.CycleId, cancellationToken);
        return new CyclePreview
        {
            Cycle = cycle.Code,
            Name = cycle.Name,
            CalendarVersion = cycle.CalendarVersion,
            Dates = [],
            Lines = [],
            Decided = [],
            Findings = refusal is null
                ? []
                : [new MoveFinding(refusal.Code, Refuses: true, refusal.Chinese, refusal.English, refusal.Clauses)],
        };
    }

    private async Task RefuseAsync(CycleMove waiting, CyclePreview preview, CancellationToken cancellationToken)
    {
        await using var context = _store.CreateContext();
        await MarkAsync(
            context,
            waiting,
            CycleMoveState.Refused,
            preview,
            await _store.ReadClockAsync(cancellationToken),
            cancellationToken
        );
        Refused(_logger, waiting.MoveId, preview.Cycle);
        var why = preview.Findings.First(finding => finding.Refuses);
        await _alarms.RingAsync(
            new Alarm(
                "move-refused",
                $"cycles/{preview.Cycle}",
                $"周期变更 {waiting.MoveId} 未能用于该周期，该周期未变：{why.Chinese}",
                $"Change {waiting.MoveId} was not applied to this cycle, which stays as it was: {why.English}"
            ),
            cancellationToken
        );
    }

    private static Task MarkAsync(
        OrchestratorDbContext context,
        CycleMove waiting,
        CycleMoveState state,
        CyclePreview preview,
        NodaTime.Instant now,
        CancellationToken cancellationToken
    )
    {
        var result = JsonSerializer.Serialize(preview, EngineJson.Options);
        return Waiting(context, waiting)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(cycle => cycle.State, state)
                        .SetProperty(cycle => cycle.At, now)
                        .SetProperty(cycle => cycle.Result, result),
                cancellationToken
            );
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        var now = await _store.ReadClockAsync(cancellationToken);
        await using var context = _store.CreateContext();
        await context
            .DateMoves.Where(move =>
                move.State == DateMoveState.Approved
                && !context.CycleMoves.Any(cycle => cycle.MoveId == move.Id && cycle.State == CycleMoveState.Waiting)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(move => move.State, DateMoveState.Applied).SetProperty(move => move.AppliedAt, now),
                cancellationToken
            );
    }

    private sealed class WaitingCycles(MoveRunner owner, IEnumerable<CycleMove> waiting) : PageWork<CycleMove>
    {
        private readonly Queue<CycleMove> _waiting = new(waiting);

        public int Decided { get; private set; }

        public override long KeyOf(CycleMove item) => item.CycleId;

        public override async Task<bool> RunAsync(
            int size,
            Action<IReadOnlyList<CycleMove>> claimed,
            CancellationToken cancellationToken
        )
        {
            if (!_waiting.TryPeek(out var cycle))
                return false;
            claimed([cycle]);
            if (await owner.RunCycleAsync(cycle, cancellationToken))
                Decided++;
            _waiting.Dequeue();
            return true;
        }

        public override async Task BuryAsync(CycleMove item, Exception reason, CancellationToken cancellationToken)
        {
            var name = item.MoveId.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await owner._letters.AddAsync(
                [new LetterDraft(DeadLetterKind.Move, item.MoveId, item.CycleId, name, reason)],
                cancellationToken
            );
            _waiting.Dequeue();
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Move {MoveId} was not applied to cycle {Cycle}: it is not lawful any more"
    )]
    private static partial void Refused(ILogger logger, long moveId, string cycle);
}
