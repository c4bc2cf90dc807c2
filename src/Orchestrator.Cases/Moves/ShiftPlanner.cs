using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>Turns a request into what changes in which cycle, or says why it cannot be.</summary>
internal sealed class ShiftPlanner(PlanCache plans)
{
    private const int MostWorkingDays = 60;

    // They are one commit.
    private const int MostNamed = 200;

    /// <summary>The shifts, in the order of their cycles.</summary>
    /// <param name="context">The database.</param>
    /// <param name="request">The request.</param>
    /// <param name="moveId">The move; 0 before it is proposed.</param>
    /// <param name="books">The calendars.</param>
    /// <param name="now">By the clock that judges.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="only">The cycle that is asked about; null: all. One whose definition or calendar is gone then
    /// concerns no other.</param>
    public async Task<(IReadOnlyList<CycleShift> Shifts, Refusal? Refusal)> PlanAsync(
        OrchestratorDbContext context,
        MoveRequest request,
        long moveId,
        MoveBooks books,
        Instant now,
        CancellationToken cancellationToken,
        long? only = null
    )
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            return ([], MoveRefusals.NoReason);
        return request.Kind switch
        {
            DateMoveKind.Calendar => (await CalendarAsync(context, books, only, cancellationToken), null),
            DateMoveKind.Dates => await DatesAsync(context, request, now, cancellationToken),
            DateMoveKind.Extension => await ExtensionAsync(
                context,
                request,
                new Asked(moveId, books, only, now),
                cancellationToken
            ),
            DateMoveKind.Revert => await RevertAsync(context, request, only, now, cancellationToken),
            DateMoveKind.Migration => await MigrationAsync(context, request, cancellationToken),
            DateMoveKind.Close => await CloseAsync(context, request, moveId, now, cancellationToken),
            DateMoveKind.Cancel => await CancelAsync(context, request, cancellationToken),
            DateMoveKind.Carry => await CarryAsync(context, request, cancellationToken),
            DateMoveKind.Reopen => await TakeUpAsync(context, request, now, cancellationToken),
            _ => throw new InvalidOperationException($"Unknown kind {request.Kind}."),
        };
    }

    private static IQueryable<Cycle> Running(OrchestratorDbContext context) =>
        context
            .Cycles.AsNoTracking()
            .Where(cycle => cycle.Status == CycleStatus.Running)
            .OrderBy(cycle => cycle.InstanceId);

    private static Task<Cycle?> RunningAsync(
        OrchestratorDbContext context,
        string? code,
        CancellationToken cancellationToken
    ) => Running(context).FirstOrDefaultAsync(cycle => cycle.Code == code, cancellationToken);

    // A cycle that is played stays out of what is done to many; it is reached by its code.
    private static IQueryable<Cycle> Real(OrchestratorDbContext context, long? only) =>
        Running(context).Where(cycle => !cycle.IsSandbox && (only == null || cycle.InstanceId == only));

    private static async Task<IReadOnlyList<CycleShift>> CalendarAsync(
        OrchestratorDbContext context,
        MoveBooks books,
        long? only,
        CancellationToken cancellationToken
    )
    {
        var cycles = await Real(context, only).ToListAsync(cancellationToken);
        return
        [
            .. cycles
                .Select(cycle => (Cycle: cycle, CycleCalendar.Newest(books.After, cycle.CalendarRegion).Version))
                .Where(pair => pair.Cycle.CalendarVersion != pair.Version)
                .Select(pair => new CycleShift(pair.Cycle) { CalendarVersion = pair.Version }),
        ];
    }

    private async Task<(IReadOnlyList<CycleShift>, Refusal?)> DatesAsync(
        OrchestratorDbContext context,
        MoveRequest request,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (await RunningAsync(context, request.Cycle, cancellationToken) is not { } cycle)
            return ([], MoveRefusals.NoCycle(request.Cycle));
        if (request.Dates is not { Count: > 0 } dates)
            return ([], MoveRefusals.NothingMoves);
        foreach (var (name, day) in dates)
        {
            if (await CheckAsync(cycle, name, forAll: true, now, cancellationToken) is { } refusal)
                return ([], refusal);
            if (day < ChinaTime.DateOf(now))
                return ([], MoveRefusals.InPast(day));
        }

        return ([new CycleShift(cycle) { Dates = dates }], null);
    }

    /// <summary>Whether a date of a cycle is one that people may move, and still can.</summary>
    private async Task<Refusal?> CheckAsync(
        Cycle cycle,
        string? name,
        bool forAll,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        var movable = MovableDates.Of(await plans.GetAsync(cycle.ScheduleVersionId, cancellationToken));
        if (name is null || movable.FirstOrDefault(known => known.Name == name) is not { } date)
            return MoveRefusals.NotMovable(name, movable.Select(known => $"{known.Name}（{known.Label}）"));
        if (!EngineJson.ReadDates(cycle.Anchors).TryGetValue(name, out var day))
            return MoveRefusals.NotStated(date.Label);
        return day < ChinaTime.DateOf(now) && !(date.ChecksItself && forAll)
            ? MoveRefusals.Over(date.Label, day)
            : null;
    }

    private async Task<(IReadOnlyList<CycleShift>, Refusal?)> ExtensionAsync(
        OrchestratorDbContext context,
        MoveRequest request,
        Asked asked,
        CancellationToken cancellationToken
    )
    {
        if (request.Scope is not { } scope || (scope.City is null && scope.Cycle is null))
            return ([], MoveRefusals.NoScope);
        if (request.To is null == request.WorkingDays is null || request.WorkingDays is < 1 or > MostWorkingDays)
            return ([], MoveRefusals.NoNewDay);
        var cycles = await Real(context, asked.Only)
            .Where(cycle =>
                (scope.City == null || cycle.Jurisdiction == scope.City)
                && (scope.Cycle == null || cycle.Code == scope.Cycle)
            )
            .ToListAsync(cancellationToken);
        // Of a city's cycles one may have ended since: nothing moves there.
        if (cycles.Count == 0)
        {
            return (
                [],
                asked.Only is null || scope.Cycle is not null ? MoveRefusals.NoCycle(scope.Cycle ?? scope.City) : null
            );
        }
        var shifts = new List<CycleShift>();
        foreach (var cycle in cycles)
        {
            if (await CheckAsync(cycle, request.Date, !scope.IsPartial, asked.Now, cancellationToken) is { } refusal)
                return ([], refusal);
            var day = Current(cycle, request.Date!, scope);
            var to = request.To
                ?? CycleCalendar
                    .Newest(asked.Books.After, cycle.CalendarRegion)
                    .Find(day, request.WorkingDays!.Value)
                    .Value.Date;
            if (to <= day)
                return ([], MoveRefusals.NotLater(request.Date!, day));
            shifts.Add(
                scope.IsPartial
                    ? new CycleShift(cycle)
                    {
                        Added =
                        [
                            new DateOverride(
                                asked.MoveId,
                                request.Date!,
                                to,
                                scope.Series,
                                scope.Level,
                                scope.Employer
                            ),
                        ],
                    }
                    : new CycleShift(cycle) { Dates = new Dictionary<string, LocalDate> { [request.Date!] = to } }
            );
        }

        return (shifts, null);
    }

    // The day as it holds for this very scope: an earlier extension of the same one counts.
    private static LocalDate Current(Cycle cycle, string name, MoveScope scope) =>
        DateOverride
            .Read(cycle.Overrides)
            .LastOrDefault(known =>
                known.Anchor == name
                && known.IntakeEnds is null
                && (known.Series, known.Level, known.Employer) == (scope.Series, scope.Level, scope.Employer)
            )
            ?.Date
        ?? EngineJson.ReadDates(cycle.Anchors)[name];

    private static async Task<(IReadOnlyList<CycleShift>, Refusal?)> RevertAsync(
        OrchestratorDbContext context,
        MoveRequest request,
        long? only,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (
            !long.TryParse(request.Of, CultureInfo.InvariantCulture, out var id)
            || await context.DateMoves.AsNoTracking().FirstOrDefaultAsync(move => move.Id == id, cancellationToken)
                is not {
                    State: DateMoveState.Applied,
                    Kind: DateMoveKind.Dates or DateMoveKind.Extension or DateMoveKind.Close
                } taken
        )
        {
            return ([], MoveRefusals.NotRevertible);
        }
        var shifts = new List<CycleShift>();
        var all = await context
            .CycleMoves.AsNoTracking()
            .Where(done => done.MoveId == id && done.State == CycleMoveState.Applied)
            .OrderBy(done => done.CycleId)
            .ToListAsync(cancellationToken);
        foreach (var done in all.Where(done => only is null || done.CycleId == only))
        {
            var applied = JsonSerializer.Deserialize<CyclePreview>(done.Result!, EngineJson.Options)!;
            // What was closed early takes effect by its new day.
            if (
                applied.Lines.Min(line => taken.Kind == DateMoveKind.Close ? line.NewDue : line.OldDue) is { } effect
                && effect <= now
            )
            {
                return ([], MoveRefusals.TookEffect(effect));
            }
            if (
                await Running(context).FirstOrDefaultAsync(cycle => cycle.InstanceId == done.CycleId, cancellationToken)
                is not { } cycle
            )
            {
                continue;
            }
            var anchors = EngineJson.ReadDates(cycle.Anchors);
            var back = applied
                .Dates.Where(date =>
                    date.From is not null && anchors.TryGetValue(date.Name, out var day) && day == date.To
                )
                .ToDictionary(date => date.Name, date => date.From!.Value);
            var hasOverrides = DateOverride.Read(cycle.Overrides).Any(known => known.Move == id);
            if (back.Count > 0 || hasOverrides)
            {
                shifts.Add(
                    new CycleShift(cycle)
                    {
                        Dates = back,
                        Ends = hasOverrides ? id : null,
                        TakesBack = true,
                    }
                );
            }
        }

        return shifts.Count == 0 && (only is null || all.Count == 1)
            ? ([], MoveRefusals.NotRevertible)
            : (shifts, null);
    }

    private async Task<(IReadOnlyList<CycleShift>, Refusal?)> MigrationAsync(
        OrchestratorDbContext context,
        MoveRequest request,
        CancellationToken cancellationToken
    )
    {
        if (await RunningAsync(context, request.Cycle, cancellationToken) is not { } cycle)
            return ([], MoveRefusals.NoCycle(request.Cycle));
        if (request.ScheduleVersion is null && request.ApplicationVersion is null)
            return ([], MoveRefusals.NothingMoves);
        var schedule = await FindAsync(context, cycle.ScheduleVersionId, request.ScheduleVersion, cancellationToken);
        var application = cycle.ApplicationVersionId is { } own
            ? await FindAsync(context, own, request.ApplicationVersion, cancellationToken)
            : null;
        if (request.ScheduleVersion is not null && schedule is null)
            return ([], MoveRefusals.NoVersion(request.ScheduleVersion));
        if (request.ApplicationVersion is not null && application is null)
            return ([], MoveRefusals.NoVersion(request.ApplicationVersion));
        foreach (var id in new[] { schedule, application }.OfType<long>())
            await plans.GetAsync(id, cancellationToken);
        return (
            [new CycleShift(cycle) { Migration = new MigrationTarget(schedule, application, request.Void ?? []) }],
            null
        );
    }

    private async Task<(IReadOnlyList<CycleShift>, Refusal?)> CloseAsync(
        OrchestratorDbContext context,
        MoveRequest request,
        long moveId,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (await RunningAsync(context, request.Cycle, cancellationToken) is not { } cycle)
            return ([], MoveRefusals.NoCycle(request.Cycle));
        var schedule = await plans.GetAsync(cycle.ScheduleVersionId, cancellationToken);
        var (closing, refusal) = EarlyClosing.Of(
            ScheduleTracks.Of(schedule),
            EngineJson.ReadDates(cycle.Anchors),
            DateOverride.Read(cycle.Overrides),
            new EarlyClosingTerms(moveId, request.Track, request.To, ChinaTime.DateOf(now))
        );
        return closing is null
            ? ([], refusal)
            : (
                [
                    new CycleShift(cycle)
                    {
                        Closes = closing,
                        Dates = closing.Dates,
                        Added = closing.Kept,
                    },
                ],
                null
            );
    }

    private static async Task<(IReadOnlyList<CycleShift>, Refusal?)> CancelAsync(
        OrchestratorDbContext context,
        MoveRequest request,
        CancellationToken cancellationToken
    ) =>
        await RunningAsync(context, request.Cycle, cancellationToken) is { } cycle
            ? ([new CycleShift(cycle) { Cancels = true }], null)
            : ([], MoveRefusals.NoCycle(request.Cycle));

    private static async Task<(IReadOnlyList<CycleShift>, Refusal?)> TakeUpAsync(
        OrchestratorDbContext context,
        MoveRequest request,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (await RunningAsync(context, request.Cycle, cancellationToken) is not { } cycle)
            return ([], MoveRefusals.NoCycle(request.Cycle));
        var (numbers, refusal) = await NumbersAsync(context, cycle, request, cancellationToken);
        if (refusal is not null)
            return ([], refusal);
        if (request.To is not { } until)
            return ([], MoveRefusals.NoLastDay);
        return until < ChinaTime.DateOf(now)
            ? ([], MoveRefusals.InPast(until))
            : ([new CycleShift(cycle) { TakesUp = numbers, Until = until }], null);
    }

    private static async Task<(IReadOnlyList<CycleShift>, Refusal?)> CarryAsync(
        OrchestratorDbContext context,
        MoveRequest request,
        CancellationToken cancellationToken
    )
    {
        var cycle = await context
            .Cycles.AsNoTracking()
            .FirstOrDefaultAsync(known => known.Code == request.Cycle, cancellationToken);
        if (cycle is null)
            return ([], MoveRefusals.UnknownCycle(request.Cycle));
        if (await RunningAsync(context, request.Into, cancellationToken) is not { } into)
            return ([], MoveRefusals.NoCycle(request.Into));
        if (CarryRules.Refuse(cycle, into) is { } apart)
            return ([], apart);
        var (numbers, refusal) = await NumbersAsync(context, cycle, request, cancellationToken);
        return refusal is not null
            ? ([], refusal)
            : ([new CycleShift(cycle) { Carries = new CarryTerms(into, numbers) }], null);
    }

    private static async Task<(IReadOnlyList<string>, Refusal?)> NumbersAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        MoveRequest request,
        CancellationToken cancellationToken
    )
    {
        var numbers = (request.Applications ?? []).Select(number => number.Trim()).Distinct().ToList();
        if (numbers.Count is 0 or > MostNamed)
        {
            return (
                [],
                request.Kind == DateMoveKind.Carry
                    ? MoveRefusals.NoneToCarry(MostNamed)
                    : MoveRefusals.NoApplications(MostNamed)
            );
        }
        var known = await context
            .Applications.Where(application =>
                application.CycleId == cycle.InstanceId && numbers.Contains(application.Number)
            )
            .OrderBy(application => application.Number)
            .Select(application => application.Number)
            .ToListAsync(cancellationToken);
        return numbers.Except(known).ToList() is { Count: > 0 } unknown
            ? ([], MoveRefusals.UnknownApplications(unknown))
            : (known, null);
    }

    /// <summary>Another published version of the same definition.</summary>
    private static async Task<long?> FindAsync(
        OrchestratorDbContext context,
        long current,
        int? version,
        CancellationToken cancellationToken
    ) =>
        version is null
            ? null
            : await context
                .DefinitionVersions.Where(known =>
                    known.Version == version
                    && known.IsPublished
                    && known.Id != current
                    && context.DefinitionVersions.Any(own =>
                        own.Id == current && own.DefinitionId == known.DefinitionId
                    )
                )
                .Select(known => (long?)known.Id)
                .FirstOrDefaultAsync(cancellationToken);

    private sealed record Asked(long MoveId, MoveBooks Books, long? Only, Instant Now);
}
