using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Simulation;

/// <summary>One play of a year: the clock jumps to the next due instant or the next hour at which somebody acts.</summary>
internal sealed class SimulationRun
{
    /// <summary>A year that does not end is stopped after so many calendar days.</summary>
    private const int MostDays = 500;

    private readonly SimulationSetup _setup;
    private readonly SimulationEngine _engine;
    private readonly VirtualClock _clock;
    private readonly World _world;
    private readonly ApplicationActors _people;
    private readonly CycleActors _office;
    private readonly Timetable _timetable;
    private readonly TimelineBook _timeline = new();
    private readonly Stopwatch _watch;
    private int _keys;
    private int _reminders;
    private bool _stale = true;
    private bool _dueIsKnown;
    private Instant? _due;
    private DeadlineCounts _deadlines = new(0, 0, 0);

    private SimulationRun(SimulationSetup setup, SimulationEngine engine, VirtualClock clock, World world, Stopwatch watch)
    {
        (_setup, _engine, _clock, _world, _watch) = (setup, engine, clock, world, watch);
        _timetable = new Timetable(world);
        var casting = Casting.Of(setup.Schedule, setup.Application, setup.Dates);
        _people = new ApplicationActors(world, casting);
        _office = new CycleActors(world, casting);
    }

    public static async Task<SimulationRun> StartAsync(
        SimulationOptions options, SimulationSetup setup, SimulationEngine engine, VirtualClock clock, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await setup.StoreAsync(engine.Store, options, cancellationToken);
        var started = await engine.Cycles.StartAsync(new NewCycle(SimulationSetup.ScheduleVersion, "simulation", setup.Schedule.Definition.Name, []) { IsSandbox = true }, cancellationToken);
        if (started.Refusal is { } refusal) throw new InvalidOperationException(refusal.Chinese);
        var world = new World
        {
            CycleId = started.InstanceId,
            Calendar = setup.Calendar,
            Scenario = options.Scenario ?? new Scenario(),
            Applicants = Population.Make(options.Applications, options.Seed),
            From = setup.From,
            PlannedMeeting = setup.Dates.Anchors.TryGetValue(AnchorNames.Meeting, out var meeting) ? meeting : null,
        };
        return new SimulationRun(setup, engine, clock, world, watch);
    }

    public async Task<SimulationReport> PlayAsync(PlaySpeed? speed, IProgress<SimulationProgress>? progress, CancellationToken cancellationToken)
    {
        await _engine.DrainAsync(cancellationToken);
        await LookAsync(cancellationToken);
        var next = _timetable.Next(_clock.GetCurrentInstant());
        while (!IsOver())
        {
            var due = await FindNextDueAsync(cancellationToken);
            if (_world.CycleEnded && due is null) break;
            var before = _clock.GetCurrentInstant();
            var target = due is { } instant && instant < next.At ? instant : next.At;
            await PaceAsync(target - before, speed, cancellationToken);
            _clock.AdvanceTo(target);
            await DecideAsync(due, cancellationToken);
            if (target == next.At)
            {
                await ActAsync(next, cancellationToken);
                next = _timetable.Next(next.At);
            }

            if (progress is not null) progress.Report(await ProgressAsync(cancellationToken));
        }

        return await ReportAsync(cancellationToken);
    }

    private bool IsOver() => Period.DaysBetween(_world.From, ChinaTime.DateOf(_clock.GetCurrentInstant())) > MostDays;

    /// <summary>The earliest due instant; asked again only when something was written since.</summary>
    private async Task<Instant?> FindNextDueAsync(CancellationToken cancellationToken)
    {
        if (!_dueIsKnown) _due = await _engine.Store.FindNextDueAsync(cancellationToken);
        _dueIsKnown = true;
        return _due;
    }

    private void Changed() => (_stale, _dueIsKnown) = (true, false);

    private async Task DecideAsync(Instant? due, CancellationToken cancellationToken)
    {
        if (due is null || due > _clock.GetCurrentInstant()) return;
        var run = await _engine.Enforcer.RunOnceAsync(cancellationToken);
        await _engine.DrainAsync(cancellationToken);
        Changed();
        if (run.Decided > 0) await NoteDecisionsAsync(cancellationToken);
    }

    private async Task NoteDecisionsAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetCurrentInstant();
        await using var context = _engine.Store.CreateContext();
        var decided = await context.Deadlines.AsNoTracking()
            .Where(deadline => deadline.DecidedAt == now && (deadline.State == DeadlineState.Missed || deadline.State == DeadlineState.Elapsed))
            .GroupBy(deadline => new { deadline.NodeId, deadline.State, IsCycle = deadline.InstanceId == deadline.CycleId })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        foreach (var group in decided.OrderBy(group => group.Key.NodeId, StringComparer.Ordinal).ThenBy(group => group.Key.State))
        {
            var node = group.Key.NodeId[(group.Key.NodeId.LastIndexOf(':') + 1)..];
            var title = _setup.Schedule.Activities.TryGetValue(group.Key.NodeId, out var activity) && group.Key.IsCycle ? activity.DisplayText : node;
            var outcome = group.Key.State == DeadlineState.Missed ? "逾期" : "到期";
            _timeline.Add(now, "deadline", group.Key.IsCycle ? "cycle" : "application", $"{node}.{group.Key.State}", $"{title}{outcome}", group.Count);
        }
    }

    private async Task ActAsync(Hour hour, CancellationToken cancellationToken)
    {
        if (hour.IsReminder)
        {
            var sent = (await _engine.Reminders.RunSlotAsync(hour.At, cancellationToken)).Sum(outcome => outcome.Digests);
            _reminders += sent;
            if (sent > 0) _timeline.Add(hour.At, "reminder", "cycle", "digest", "发送提醒", sent);
            return;
        }

        if (_stale) await LookAsync(cancellationToken);
        _world.Today = ChinaTime.DateOf(hour.At);
        _world.IsLastMinute = hour.IsLastMinute;
        while (_office.Next() is { } act)
        {
            var answer = (await SendAsync([act], cancellationToken))[0];
            if (answer.Refusal is not null || (answer.MoveId is { } move && !await ApproveAsync(move, cancellationToken))) _office.Refused(act);
            await LookAsync(cancellationToken);
        }

        var acts = _world.Applicants.Select(_people.Next).OfType<Act>().ToList();
        foreach (var page in acts.Chunk(500)) await SendAsync(page, cancellationToken);
    }

    /// <summary>The title office looks at what moves, and approves it when it is lawful.</summary>
    private async Task<bool> ApproveAsync(long move, CancellationToken cancellationToken)
    {
        var proposed = await _engine.Moves.FindAsync(move, cancellationToken);
        var approved = proposed.Preview is { IsLawful: true } preview && (await _engine.Moves.ApproveAsync(move, preview.Hash, Roles.TitleOffice, cancellationToken)).Refusal is null;
        _timeline.Add(_clock.GetCurrentInstant(), approved ? "event" : "refused", "cycle", "move", approved ? "改期获批准" : "改期未获批准");
        await _engine.DrainAsync(cancellationToken);
        Changed();
        return approved;
    }

    private async Task<IReadOnlyList<ArrivalAnswerBody>> SendAsync(IReadOnlyList<Act> acts, CancellationToken cancellationToken)
    {
        var results = await _engine.Arrivals.AcceptAsync([.. acts.Select(ArrivalOf)], cancellationToken);
        for (var place = 0; place < acts.Count; place++) Note(acts[place], results[place]);
        await _engine.DrainAsync(cancellationToken);
        Changed();
        return [.. results.Select(result => result.Answer!)];
    }

    private NewArrival ArrivalOf(Act act)
    {
        var actor = new JsonObject { ["role"] = act.Role, ["person"] = "simulation" };
        return new NewArrival("simulation", (++_keys).ToString(CultureInfo.InvariantCulture), "-", act.Target, act.TargetId, act.Stimulus, act.Payload.ToJsonString(EngineJson.Options), actor.ToJsonString());
    }

    private void Note(Act act, ArrivalResult result)
    {
        var level = act.Target == ArrivalTarget.Cycle ? EventLevel.Cycle : EventLevel.Application;
        var title = ReviewEvents.Find(level, act.Stimulus)?.Title ?? act.Stimulus;
        var levelName = level == EventLevel.Cycle ? "cycle" : "application";
        if (result.Answer!.Refusal is { } refusal)
            _timeline.Add(result.ReceivedAt, "refused", levelName, $"{act.Stimulus} {refusal.Code}", $"{title}被拒绝：{refusal.Chinese}");
        else
            _timeline.Add(result.ReceivedAt, "event", levelName, act.Stimulus, title);
        if (act.Target != ArrivalTarget.NewApplication || result.Answer.InstanceId is not { } id || !result.Answer.Accepted) return;
        act.By!.Id = id;
        act.By.Stage = result.Answer.Stage;
        act.By.StageSince = ChinaTime.DateOf(result.ReceivedAt);
    }

    /// <summary>Reads where the cycle and the applications stand, as a portal would show it.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        _stale = false;
        var today = ChinaTime.DateOf(_clock.GetCurrentInstant());
        await using var context = _engine.Store.CreateContext();
        var cycle = await context.Cycles.AsNoTracking().Where(row => row.InstanceId == _world.CycleId)
            .Join(context.Instances, row => row.InstanceId, instance => instance.Id, (row, instance) => new { row.Anchors, row.Stage, instance.State }).SingleAsync(cancellationToken);
        _world.Anchors = EngineJson.ReadDates(cycle.Anchors);
        _world.Cycle = WorkflowStateJson.Read(cycle.State);
        if (_world.CycleStage != cycle.Stage) (_world.CycleStage, _world.CycleStageSince) = (cycle.Stage, today);
        var stages = await context.Applications.AsNoTracking().Select(application => new { application.InstanceId, application.Stage, application.FinalState })
            .ToDictionaryAsync(application => application.InstanceId, cancellationToken);
        foreach (var applicant in _world.Applicants)
        {
            if (applicant.Id is not { } id || !stages.TryGetValue(id, out var now)) continue;
            applicant.Ended = now.FinalState is not null;
            if (applicant.Stage == now.Stage) continue;
            (applicant.Stage, applicant.StageSince) = (now.Stage, today);
            if (now.Stage == Stages.ResultPublicity) applicant.Objection = 0;
        }
    }

    private async Task PaceAsync(Duration step, PlaySpeed? speed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (speed is not { Seconds: > 0 } wanted) return;
        var year = At(_setup.ExpectedTo, LocalTime.Midnight) - At(_world.From, LocalTime.Midnight);
        await Task.Delay(TimeSpan.FromSeconds(step / year * wanted.Seconds), cancellationToken);
    }

    private async Task<SimulationProgress> ProgressAsync(CancellationToken cancellationToken)
    {
        if (_stale)
        {
            await LookAsync(cancellationToken);
            _deadlines = await CountDeadlinesAsync(cancellationToken);
        }

        var now = _clock.GetCurrentInstant();
        var (from, to) = (At(_world.From, LocalTime.Midnight), At(_setup.ExpectedTo, LocalTime.Midnight));
        return new SimulationProgress
        {
            Now = now,
            From = _world.From,
            To = _setup.ExpectedTo,
            Fraction = Math.Clamp((now - from) / (to - from), 0, 1),
            Submitted = _world.Applicants.Count(applicant => applicant.Id is not null),
            ByStage = Stage(),
            Deadlines = _deadlines,
            Reminders = _reminders,
            News = _timeline.TakeNews(),
            CycleId = _world.CycleId,
        };
    }

    private SortedDictionary<string, int> Stage() => new(
        _world.Applicants.Where(applicant => applicant.Id is not null).GroupBy(applicant => applicant.Stage ?? "").ToDictionary(stage => stage.Key, stage => stage.Count()), StringComparer.Ordinal);

    private async Task<DeadlineCounts> CountDeadlinesAsync(CancellationToken cancellationToken)
    {
        await using var context = _engine.Store.CreateContext();
        var counts = await context.Deadlines.GroupBy(deadline => deadline.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return new DeadlineCounts(counts.Values.Sum(), counts.GetValueOrDefault(DeadlineState.Met), counts.GetValueOrDefault(DeadlineState.Missed));
    }

    private async Task<SimulationReport> ReportAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        var end = _clock.GetCurrentInstant();
        await using var context = _engine.Store.CreateContext();
        var check = await Checker.CheckAsync(context, end, cancellationToken);
        var finals = await context.Applications.GroupBy(application => application.FinalState ?? application.Stage ?? "").Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var applications = new Dictionary<string, int>(StringComparer.Ordinal) { ["submitted"] = finals.Sum(final => final.Count) };
        foreach (var final in finals.OrderBy(final => final.Key, StringComparer.Ordinal)) applications.Add(final.Key, final.Count);
        return new SimulationReport
        {
            Definition = _setup.Schedule.DefinitionId,
            From = _world.From,
            To = ChinaTime.DateOf(end),
            Applications = applications,
            Deadlines = await CountDeadlinesAsync(cancellationToken),
            Reminders = _reminders,
            DecidedTwice = check.DecidedTwice,
            Early = check.Early,
            Lost = check.Lost + _engine.Alarms.Count,
            WallSeconds = Math.Round(_watch.Elapsed.TotalSeconds, 3),
            Timeline = _timeline.All,
        };
    }

    private static Instant At(LocalDate day, LocalTime time) => ChinaTime.Zone.AtLeniently(day.At(time)).ToInstant();
}
