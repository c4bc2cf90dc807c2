using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Cases.Approvals;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Notices;
using Orchestrator.Storage.Work;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// 改期: the one way in which dates are moved by people. A move is previewed, proposed by one person and approved by another for
/// exactly the preview that was shown; then each of its cycles takes it in one commit.
/// </summary>
public sealed partial class MoveDesk
{
    private readonly IWorkStore _store;
    private readonly CalendarCache _calendars;
    private readonly MoveRunner _runner;
    private readonly ILogger<MoveDesk> _logger;
    private readonly ShiftPlanner _shifts;
    private readonly MoveBookReader _books;
    private readonly CycleMover _mover;
    private readonly CycleCancelling _cancelling;
    private readonly ApplicationReopening _reopening;
    private readonly ContradictedStart _start;
    private readonly MayBeSecond _second;
    private readonly UnitOfWork _units;

    /// <summary>Made by the host.</summary>
    public MoveDesk(
        IWorkStore store,
        UnitOfWork units,
        PlanCache plans,
        CalendarCache calendars,
        MoveRunner runner,
        ILogger<MoveDesk> logger,
        MayBeSecond second,
        KnownNotices notices
    )
    {
        (_store, _calendars, _runner, _logger, _second) = (store, calendars, runner, logger, second);
        _units = units;
        _shifts = new ShiftPlanner(plans);
        _books = new MoveBookReader(calendars);
        var titles = new Reminders.TaskTitles();
        _mover = new CycleMover(units, plans, titles, notices);
        _cancelling = new CycleCancelling(units, _books, titles);
        _reopening = new ApplicationReopening(units, plans, titles);
        _start = new ContradictedStart(new CycleStarter(store, units, plans, calendars));
    }

    /// <summary>What a request would move; nothing is written.</summary>
    public async Task<MoveOutcome> PreviewAsync(MoveRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await PreviewAsync(request, moveId: 0, after: null, cancellationToken);
    }

    /// <summary>What calendars that are not stored yet would move; nothing is written.</summary>
    public async Task<MoveOutcome> PreviewAsync(
        MoveRequest request,
        CalendarBook after,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return await PreviewAsync(request, moveId: 0, after, cancellationToken);
    }

    /// <summary>Proposes a move, for somebody else to approve.</summary>
    /// <returns>The move with its preview, or why it is refused. What is not lawful may be proposed: things may
    /// change until it is approved.</returns>
    public async Task<MoveOutcome> ProposeAsync(
        MoveRequest request,
        string who,
        CancellationToken cancellationToken,
        InCommit<MoveOutcome>? also = null
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var move = new DateMove
        {
            Id = await _store.ReserveIdsAsync(1, cancellationToken),
            Kind = request.Kind,
            Reason = request.Reason ?? "",
            Request = JsonSerializer.Serialize(request, EngineJson.Options),
            CalendarVersionId = request.CalendarVersionId,
            ProposedBy = who,
            ProposedAt = await _store.ReadClockAsync(cancellationToken),
        };
        var preview = await PreviewAsync(request, move.Id, after: null, cancellationToken);
        if (preview.Refusal is not null)
            return preview;
        await using var context = _store.CreateContext();
        context.DateMoves.Add(move);
        if (request.Kind != DateMoveKind.Calendar)
            context.PendingNotices.Add(await WaitsAsync(context, move, preview.Preview!, cancellationToken));
        var proposed = preview with { Move = move };
        await context.SaveWithAsync(proposed, also, cancellationToken);
        return proposed;
    }

    private async Task<PendingNotice> WaitsAsync(
        OrchestratorDbContext context,
        DateMove move,
        MovePreview preview,
        CancellationToken cancellationToken
    )
    {
        var code = preview.Cycles[0].Cycle;
        // A cycle that is to start is none yet.
        var notice = MoveNotices.Waits(
            move,
            await context
                .Cycles.Where(cycle => cycle.Code == code)
                .Select(cycle => (long?)cycle.InstanceId)
                .FirstOrDefaultAsync(cancellationToken)
        );
        notice.Id = await _store.ReserveIdsAsync(1, cancellationToken);
        return notice;
    }

    /// <summary>A move; while it waits, with the preview as it is now.</summary>
    public async Task<MoveOutcome> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = _store.CreateContext();
        if (
            await context.DateMoves.AsNoTracking().FirstOrDefaultAsync(move => move.Id == id, cancellationToken)
            is not { } move
        )
        {
            return new MoveOutcome();
        }
        return move.State == DateMoveState.Proposed
            ? await PreviewAsync(RequestOf(move), move.Id, after: null, cancellationToken) with
            {
                Move = move,
            }
            : new MoveOutcome
            {
                Move = move,
                Preview = move.Preview is null
                    ? null
                    : JsonSerializer.Deserialize<MovePreview>(move.Preview, EngineJson.Options),
            };
    }

    /// <summary>Approves exactly the preview that was shown, and moves its cycles.</summary>
    /// <param name="id">The move.</param>
    /// <param name="previewHash">Hash of the preview that the approver has seen.</param>
    /// <param name="who">The second person.</param>
    /// <param name="cancellationToken">Cancels until the approval is committed; what was approved is moved in any case.</param>
    /// <param name="also">Written in the approval's commit.</param>
    public async Task<MoveOutcome> ApproveAsync(
        long id,
        string previewHash,
        string who,
        CancellationToken cancellationToken,
        InCommit<MoveOutcome>? also = null
    )
    {
        var found = await FindAsync(id, cancellationToken);
        if (found.Move is not { State: DateMoveState.Proposed } move)
            return new MoveOutcome();
        if (!await _second([move.ProposedBy], who, cancellationToken))
            return found with { Refusal = MoveRefusals.NotProposer };
        if (found.Refusal is not null)
            return found;
        var preview = found.Preview!;
        if (preview.Hash != previewHash)
            return found with { Refusal = MoveRefusals.Changed };
        if (!preview.IsLawful)
            return found with { Refusal = MoveRefusals.Unlawful(preview) };
        if (await DecideOrFindTakenAsync(found, who, also, cancellationToken) is { } undone)
        {
            return undone;
        }
        _calendars.Forget();
        await RunAsync(id);
        return await FindAsync(id, CancellationToken.None);
    }

    /// <summary>Refuses a move, or withdraws one's own.</summary>
    /// <returns>False: there is none that waits.</returns>
    public async Task<bool> RejectAsync(
        long id,
        string who,
        CancellationToken cancellationToken,
        InCommit<object?>? also = null
    )
    {
        var now = await _store.ReadClockAsync(cancellationToken);
        await using var context = _store.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await TakeAsync(context, id, DateMoveState.Rejected, who, now, cancellationToken))
            return false;
        await DecideCalendarAsync(context, id, CalendarVersionState.Rejected, who, now, cancellationToken);
        await context.SaveWithAsync(null, also, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// Moves the cycles now rather than at the next run of the job. What fails here, that run makes good: the
    /// approval stands.
    /// </summary>
    private async Task RunAsync(long id)
    {
        try
        {
            await _runner.RunOnceAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotFinished(_logger, id, exception);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Move {MoveId} is approved; not all of its cycles could be moved at once, the next run goes on"
    )]
    private static partial void NotFinished(ILogger logger, long moveId, Exception exception);

    /// <summary>The request of a stored move.</summary>
    public static MoveRequest RequestOf(DateMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        return JsonSerializer.Deserialize<MoveRequest>(move.Request, EngineJson.Options)!;
    }

    private Task<MoveOutcome> PreviewAsync(
        MoveRequest request,
        long moveId,
        CalendarBook? after,
        CancellationToken cancellationToken
    ) => _store.RunAsync(() => PreviewOnceAsync(request, moveId, after, cancellationToken), cancellationToken);

    private async Task<MoveOutcome> PreviewOnceAsync(
        MoveRequest request,
        long moveId,
        CalendarBook? after,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await _store.BeginAsync(cancellationToken);
        await using var context = transaction.CreateContext();
        var now = await transaction.ReadClockAsync(cancellationToken);
        if (request.Kind == DateMoveKind.Start)
        {
            var (start, against) = await _start.PreviewAsync(context, request, cancellationToken);
            return new MoveOutcome { Refusal = against, Preview = start is null ? null : Show(request, [start]) };
        }
        var books = await _books.ReadAsync(context, request.CalendarVersionId, cancellationToken);
        if (after is not null)
            books = books with { After = after };
        var (shifts, refusal) = await _shifts.PlanAsync(context, request, moveId, books, now, cancellationToken);
        if (refusal is not null)
            return new MoveOutcome { Refusal = refusal };
        var move = new MoveContext(books, new MoveStamp(moveId, request.Reason, ApprovedBy: null), now);
        var cycles = new List<CyclePreview>();
        foreach (var shift in shifts)
        {
            cycles.Add(
                shift.Cancels ? await _cancelling.PreviewAsync(context, shift.Cycle, cancellationToken)
                : shift.Carries is not null
                    ? await CarryShown.PreviewAsync(transaction, _units, shift, move, cancellationToken)
                : shift.TakesUp is not null
                    ? await _reopening.RunAsync(transaction, shift, move, apply: false, cancellationToken)
                : await _mover.RunAsync(transaction, shift, move, apply: false, cancellationToken)
            );
        }
        // A calendar comes into force and a cycle ends whether it moves anything or not.
        if (
            request.Kind
                is not (DateMoveKind.Calendar or DateMoveKind.Cancel or DateMoveKind.Reopen or DateMoveKind.Carry)
            && cycles.TrueForAll(cycle => cycle is { Dates.Count: 0, Lines.Count: 0, Findings.Count: 0 })
        )
        {
            return new MoveOutcome { Refusal = MoveRefusals.NothingMoves };
        }
        return new MoveOutcome { Preview = Show(request, cycles) };
    }

    private static MovePreview Show(MoveRequest request, List<CyclePreview> cycles) =>
        new() { Hash = PreviewHash.Of(request, cycles), Cycles = cycles };

    private async Task<MoveOutcome?> DecideOrFindTakenAsync(
        MoveOutcome found,
        string who,
        InCommit<MoveOutcome>? also,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await _store.RunAsync(() => DecideAsync(found, who, also, cancellationToken), cancellationToken);
        }
        catch (DuplicateRowException) when (found.Move!.Kind == DateMoveKind.Start)
        {
            // Somebody else took the code a moment ago.
            return found with { Refusal = MoveRefusals.CodeTaken(found.Preview!.Cycles[0].Cycle) };
        }
    }

    /// <summary>
    /// Keeps the approval, the calendar that it brings and the cycles that are to take it: one commit. From it on a
    /// cycle that is cancelled does not go on.
    /// </summary>
    /// <returns>Null when it is done.</returns>
    private async Task<MoveOutcome?> DecideAsync(
        MoveOutcome found,
        string who,
        InCommit<MoveOutcome>? also,
        CancellationToken cancellationToken
    )
    {
        var (move, preview) = (found.Move!, found.Preview!);
        await using var transaction = await _store.BeginAsync(cancellationToken);
        await using var context = transaction.CreateContext();
        var now = await transaction.ReadClockAsync(cancellationToken);
        if (!await TakeAsync(context, move.Id, DateMoveState.Approved, who, now, cancellationToken))
            return new MoveOutcome();
        var kept = JsonSerializer.Serialize(preview, EngineJson.Options);
        await context
            .DateMoves.Where(known => known.Id == move.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(known => known.PreviewHash, preview.Hash).SetProperty(known => known.Preview, kept),
                cancellationToken
            );
        await DecideCalendarAsync(context, move.Id, CalendarVersionState.Approved, who, now, cancellationToken);
        var codes = preview.Cycles.Select(cycle => cycle.Cycle).ToList();
        var cycles = await context
            .Cycles.Where(cycle => codes.Contains(cycle.Code))
            .Select(cycle => cycle.InstanceId)
            .ToListAsync(cancellationToken);
        var stamp = new MoveStamp(move.Id, move.Reason, who);
        if (move.Kind == DateMoveKind.Start)
        {
            var (done, refusal) = await _start.StartAsync(
                transaction,
                context,
                RequestOf(move),
                stamp,
                cancellationToken
            );
            if (done is null)
                return found with { Refusal = refusal };
            context.CycleMoves.Add(done);
        }
        else if (move.Kind == DateMoveKind.Cancel)
        {
            await transaction.LockCycleAsync(cycles[0], cancellationToken);
            var cycle = await context
                .Cycles.AsNoTracking()
                .FirstAsync(known => known.InstanceId == cycles[0], cancellationToken);
            // It may have ended since it was shown.
            if (cycle.Status != CycleStatus.Running)
                return found with { Refusal = MoveRefusals.NoCycle(cycle.Code) };
            context.CycleMoves.Add(
                await _cancelling.BeginAsync(transaction, context, cycle, stamp, now, cancellationToken)
            );
        }
        else
        {
            context.CycleMoves.AddRange(
                cycles.Order().Select(cycle => new CycleMove { MoveId = move.Id, CycleId = cycle })
            );
        }
        await context.SaveWithAsync(found, also, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    // Of two who decide at the same moment one finds it decided.
    private static async Task<bool> TakeAsync(
        OrchestratorDbContext context,
        long id,
        DateMoveState state,
        string who,
        Instant now,
        CancellationToken cancellationToken
    ) =>
        await context
            .DateMoves.Where(move => move.Id == id && move.State == DateMoveState.Proposed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(move => move.State, state)
                        .SetProperty(move => move.DecidedBy, who)
                        .SetProperty(move => move.DecidedAt, now),
                cancellationToken
            ) == 1;

    private static Task DecideCalendarAsync(
        OrchestratorDbContext context,
        long id,
        CalendarVersionState state,
        string who,
        Instant now,
        CancellationToken cancellationToken
    ) =>
        context
            .CalendarVersions.Where(version =>
                version.State == CalendarVersionState.Proposed
                && context.DateMoves.Any(move => move.Id == id && move.CalendarVersionId == version.Id)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(version => version.State, state)
                        .SetProperty(version => version.DecidedBy, who)
                        .SetProperty(version => version.DecidedAt, now),
                cancellationToken
            );
}
