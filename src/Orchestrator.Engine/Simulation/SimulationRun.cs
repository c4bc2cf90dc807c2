using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Simulation;

/// <summary>One play of a year: the clock jumps to the next due instant or the next hour at which somebody acts.</summary>
internal sealed class SimulationRun(IPlay play, SimulationEngine engine, VirtualClock clock)
{
    /// <summary>A year that does not end is stopped after so many calendar days.</summary>
    private const int MostDays = 500;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private bool _changed = true;
    private bool _dueIsKnown;
    private Instant? _due;
    private Instant? _fruitless;
    private SimulatedDeadlines _deadlines = new(0, 0, 0);

    public async Task<SimulationReport> PlayAsync(
        PlaySpeed? speed,
        IProgress<SimulationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (await play.BeginAsync(engine, cancellationToken) is { } fault)
            return NotStarted(fault);
        await engine.DrainAsync(cancellationToken);
        // Looked at before anything happens: from here on each stage has a day since when.
        await play.StandAsync(cancellationToken);
        var next = play.NextHour(clock.GetCurrentInstant());
        while (!IsOver())
        {
            var due = await FindNextDueAsync(cancellationToken);
            if (play.HasEnded && due is null)
                break;
            var before = clock.GetCurrentInstant();
            var target = due is { } instant && instant < next ? instant : next;
            await PaceAsync(target - before, speed, cancellationToken);
            clock.AdvanceTo(target);
            await DecideAsync(due, cancellationToken);
            if (target == next)
            {
                await play.ActAsync(cancellationToken);
                Changed();
                next = play.NextHour(next);
            }

            if (progress is not null)
                progress.Report(await ProgressAsync(cancellationToken));
        }

        return await ReportAsync(cancellationToken);
    }

    private bool IsOver() => Period.DaysBetween(play.From, ChinaTime.DateOf(clock.GetCurrentInstant())) > MostDays;

    /// <summary>The earliest due instant; asked again only when something was written since.</summary>
    private async Task<Instant?> FindNextDueAsync(CancellationToken cancellationToken)
    {
        if (!_dueIsKnown)
            _due = await engine.Store.FindNextDueAsync(cancellationToken);
        _dueIsKnown = true;
        return _fruitless is { } stuck && _due <= stuck ? await FindDueAfterAsync(stuck, cancellationToken) : _due;
    }

    /// <summary>What could not be decided stays due for ever; the year goes on behind it.</summary>
    private async Task<Instant?> FindDueAfterAsync(Instant instant, CancellationToken cancellationToken)
    {
        await using var context = engine.Store.CreateContext();
        return await context
            .Deadlines.Where(deadline => deadline.State == DeadlineState.Armed && deadline.DueAt > instant)
            .MinAsync(deadline => (Instant?)deadline.DueAt, cancellationToken);
    }

    private void Changed() => (_changed, _dueIsKnown) = (true, false);

    private async Task DecideAsync(Instant? due, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (due is null || due > now)
            return;
        var run = await engine.Get<Enforcer>().RunOnceAsync(cancellationToken);
        await engine.DrainAsync(cancellationToken);
        Changed();
        _fruitless = run.Decided == 0 ? now : null;
        play.Decided(now, run.Decided > 0 ? await ReadDecidedAsync(now, cancellationToken) : []);
    }

    private async Task<IReadOnlyList<DecidedDeadlines>> ReadDecidedAsync(
        Instant now,
        CancellationToken cancellationToken
    )
    {
        await using var context = engine.Store.CreateContext();
        var decided = await context
            .Deadlines.AsNoTracking()
            .Where(deadline =>
                deadline.DecidedAt == now
                && (deadline.State == DeadlineState.Missed || deadline.State == DeadlineState.Elapsed)
            )
            .GroupBy(deadline => new
            {
                deadline.NodeId,
                deadline.State,
                IsCycle = deadline.InstanceId == deadline.CycleId,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. decided
                .OrderBy(group => group.Key.NodeId, StringComparer.Ordinal)
                .ThenBy(group => group.Key.State)
                .Select(group => new DecidedDeadlines(
                    group.Key.NodeId,
                    group.Key.State,
                    group.Key.IsCycle,
                    group.Count
                )),
        ];
    }

    private async Task PaceAsync(Duration step, PlaySpeed? speed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (speed is not { Seconds: > 0 } wanted)
            return;
        await Task.Delay(
            TimeSpan.FromSeconds(step / (Midnight(play.ExpectedTo) - Midnight(play.From)) * wanted.Seconds),
            cancellationToken
        );
    }

    private async Task<SimulationProgress> ProgressAsync(CancellationToken cancellationToken)
    {
        var standing = await play.StandAsync(cancellationToken);
        if (_changed)
        {
            await using var context = engine.Store.CreateContext();
            _deadlines = await CountDeadlinesAsync(context, cancellationToken);
            _changed = false;
        }

        var now = clock.GetCurrentInstant();
        var (from, to) = (Midnight(play.From), Midnight(play.ExpectedTo));
        return new SimulationProgress
        {
            Now = now,
            From = play.From,
            To = play.ExpectedTo,
            Fraction = Math.Clamp((now - from) / (to - from), 0, 1),
            Standing = standing,
            Deadlines = _deadlines,
            News = engine.Timeline.TakeNews(),
        };
    }

    private static async Task<SimulatedDeadlines> CountDeadlinesAsync(
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    )
    {
        var counts = await context
            .Deadlines.GroupBy(deadline => deadline.State)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return new SimulatedDeadlines(
            counts.Values.Sum(),
            counts.GetValueOrDefault(DeadlineState.Met),
            counts.GetValueOrDefault(DeadlineState.Missed)
        );
    }

    private async Task<SimulationReport> ReportAsync(CancellationToken cancellationToken)
    {
        var end = clock.GetCurrentInstant();
        await using var context = engine.Store.CreateContext();
        var standing = await play.StandAsync(cancellationToken);
        var check = await Checker.CheckAsync(context, end, standing.StartedOtherwise, cancellationToken);
        var faults = await SimulationFaults.ReadAsync(context, cancellationToken);
        return new SimulationReport
        {
            Definition = play.Definition,
            From = play.From,
            To = ChinaTime.DateOf(end),
            Applications = await play.CountCasesAsync(cancellationToken),
            Deadlines = await CountDeadlinesAsync(context, cancellationToken),
            Reminders = standing.Reminders,
            DecidedTwice = check.DecidedTwice,
            Early = check.Early,
            Lost = check.Lost + engine.Alarms,
            Faults = [.. standing.Faults, .. faults],
            Stuck = await play.FindStuckAsync(cancellationToken),
            WallSeconds = Math.Round(_watch.Elapsed.TotalSeconds, 3),
            Timeline = engine.Timeline.All,
        };
    }

    private SimulationReport NotStarted(SimulationFault fault) =>
        new()
        {
            Definition = play.Definition,
            From = play.From,
            To = play.From,
            Applications = new Dictionary<string, int> { ["submitted"] = 0 },
            Deadlines = new SimulatedDeadlines(0, 0, 0),
            Reminders = 0,
            DecidedTwice = 0,
            Early = 0,
            Lost = 0,
            Faults = [fault],
            Stuck = [],
            WallSeconds = Math.Round(_watch.Elapsed.TotalSeconds, 3),
            Timeline = [],
        };

    private static Instant Midnight(LocalDate day) => ChinaTime.Zone.AtStartOfDay(day).ToInstant();
}
