using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Reminders;
using Orchestrator.Engine.Simulation;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Simulation;

/// <summary>A year of title review with synthetic applicants: the cycle, its applications and everybody who acts on them.</summary>
public sealed class ReviewYear : IPlay
{
    private const int ActsAtOnce = 500;

    private readonly SimulationOptions _options;
    private readonly SimulationSetup _setup;
    private SimulationEngine? _engine;
    private IReadOnlyList<YearStage> _stages = [];
    private Timetable? _timetable;
    private ActSender? _sender;
    private MoveActors? _moves;
    private Hour _hour;
    private int _reminders;

    /// <summary>Reads what is to be played.</summary>
    /// <exception cref="InvalidOperationException">A definition does not compile, or the scenario's holidays do not
    /// fit the calendar.</exception>
    public ReviewYear(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _setup = SimulationSetup.Read(options);
    }

    /// <inheritdoc />
    public string Definition => _setup.Schedule.DefinitionId;

    /// <inheritdoc />
    public Instant Start => _setup.Start;

    /// <inheritdoc />
    public LocalDate From => _setup.From;

    /// <inheritdoc />
    public LocalDate ExpectedTo => _setup.ExpectedTo;

    // Whoever a higher committee reviews has its answer yet to come when the year here is over.
    /// <inheritdoc />
    public bool HasEnded => _stages.All(stage => stage.World.CycleEnded) && !Applicants.Any(IsReviewedAbove);

    private SimulationEngine Engine => _engine ?? throw new InvalidOperationException("The play has not begun.");

    private ActSender Sender => _sender ?? throw new InvalidOperationException("The play has not begun.");

    private MoveActors Moves => _moves ?? throw new InvalidOperationException("The play has not begun.");

    private Timetable Timetable => _timetable ?? throw new InvalidOperationException("The play has not begun.");

    /// <summary>The cycle that runs; the last one when none does any more.</summary>
    private YearStage Leading => _stages.FirstOrDefault(stage => !stage.World.CycleEnded) ?? _stages[^1];

    private IEnumerable<SyntheticApplicant> Applicants => _stages.SelectMany(stage => stage.World.Applicants);

    private static bool IsReviewedAbove(SyntheticApplicant applicant) =>
        applicant.Stage is Stages.Forwarding or Stages.ForwardedReview;

    /// <inheritdoc />
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton(ActivityRegistry.BuiltIn.With(typeof(ReviewActivity).Assembly));
        services.AddOrchestratorCases(new CaseOptions { Reminders = new ReminderOptions { IncludeSandboxes = true } });
    }

    /// <inheritdoc />
    public async Task<SimulationFault?> BeginAsync(SimulationEngine engine, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(engine);
        // Played as one meeting, a year with two would look sound.
        if (_setup.Dates.RepeatedMeeting is { } repeated)
            return new SimulationFault("0", repeated.Item ?? "", repeated.Message);
        await _setup.StoreAsync(engine.Store, _options, cancellationToken);
        var scenario = _options.Scenario ?? new Scenario();
        var sender = new ActSender(engine);
        var stages = new List<YearStage>();
        foreach (var code in scenario.HasSecond ? [MoveActors.First, MoveActors.Second] : new[] { MoveActors.First })
        {
            var cycle = new NewCycle(SimulationSetup.ScheduleVersion, code, _setup.Schedule.Definition.Name, [])
            {
                IsSandbox = true,
            };
            var started = await engine.Get<CycleStarter>().StartAsync(cycle, cancellationToken);
            if (started.Refusal is { } refusal)
                return new SimulationFault("0", refusal.Code, refusal.Chinese);
            // Whoever goes on in the second cycle comes to it later.
            var applicants = stages.Count == 0 ? Population.Make(_options.Applications, _options.Seed) : [];
            stages.Add(new YearStage(_setup, scenario, started.InstanceId, applicants, engine));
        }

        (_engine, _stages, _sender) = (engine, stages, sender);
        _timetable = new Timetable(stages.ConvertAll(stage => stage.World));
        _moves = new MoveActors(engine, scenario.Moves);
        return null;
    }

    /// <inheritdoc />
    public Instant NextHour(Instant now) => (_hour = Timetable.Next(now)).At;

    /// <inheritdoc />
    public async Task ActAsync(CancellationToken cancellationToken)
    {
        if (_hour.IsReminder)
        {
            await RemindAsync(cancellationToken);
            return;
        }

        foreach (var stage in _stages)
        {
            await stage.View.RefreshAsync(cancellationToken);
            (stage.World.Today, stage.World.IsLastMinute) = (ChinaTime.DateOf(_hour.At), _hour.IsLastMinute);
        }

        if (await Moves.ActAsync(_stages[0].World, cancellationToken) is { } carried)
        {
            Change();
            GoOnElsewhere(carried);
        }

        foreach (var stage in _stages)
            await ActAsync(stage, cancellationToken);
    }

    private async Task ActAsync(YearStage stage, CancellationToken cancellationToken)
    {
        await stage.View.RefreshAsync(cancellationToken);
        while (stage.Office.Next() is { } act)
        {
            if (!await Sender.SendAsync(act, cancellationToken))
                stage.Office.Refused(act);
            Change();
            await stage.View.RefreshAsync(cancellationToken);
        }

        var acts = stage.World.Applicants.Select(stage.People.Next).OfType<PlayedAct>().ToList();
        foreach (var page in acts.Chunk(ActsAtOnce))
        {
            await Sender.SendAsync(page, cancellationToken);
            Change();
        }
    }

    /// <summary>Who was carried over goes on in the second cycle, and who has not applied yet applies there.</summary>
    private void GoOnElsewhere(IReadOnlyList<PlayedCarry> carried)
    {
        if (carried.Count == 0)
            return;
        var (into, today) = (carried.ToDictionary(line => line.From, line => line.Into), _stages[0].World.Today);
        var (from, to) = (_stages[0].World.Applicants, _stages[^1].World.Applicants);
        foreach (
            var applicant in from.Where(one => !one.Submitted || (one.Id is { } id && into.ContainsKey(id))).ToList()
        )
        {
            from.Remove(applicant);
            to.Add(applicant);
            if (applicant.Id is { } old)
                applicant.GoOn(into[old], today);
        }
    }

    /// <summary>Something was written: all look again.</summary>
    private void Change()
    {
        foreach (var stage in _stages)
            stage.View.Changed();
    }

    /// <inheritdoc />
    public void Decided(Instant at, IReadOnlyList<DecidedDeadlines> decided)
    {
        ArgumentNullException.ThrowIfNull(decided);
        Change();
        foreach (var step in decided)
        {
            var node = step.NodeId[(step.NodeId.LastIndexOf(':') + 1)..];
            var title =
                _setup.Schedule.Activities.TryGetValue(step.NodeId, out var activity) && step.IsCycle
                    ? activity.DisplayText
                    : node;
            var outcome = step.State == DeadlineState.Missed ? "逾期" : "到期";
            Engine.Timeline.Add(
                at,
                "deadline",
                step.IsCycle ? "cycle" : "application",
                $"{node}.{step.State}",
                $"{title}{outcome}",
                step.Count
            );
        }
    }

    /// <inheritdoc />
    public async Task<PlayStanding> StandAsync(CancellationToken cancellationToken)
    {
        foreach (var stage in _stages)
            await stage.View.RefreshAsync(cancellationToken);
        var submitted = Applicants.Where(applicant => applicant.Id is not null).ToList();
        return new PlayStanding
        {
            CycleId = Leading.World.CycleId,
            Submitted = submitted.Count,
            ByStage = new SortedDictionary<string, int>(
                submitted
                    .GroupBy(applicant => applicant.Stage ?? "")
                    .ToDictionary(stage => stage.Key, stage => stage.Count()),
                StringComparer.Ordinal
            ),
            Reminders = _reminders,
            StartedOtherwise = Moves.Carried,
            Faults = Moves.Faults,
        };
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<StuckCases>> FindStuckAsync(CancellationToken cancellationToken)
    {
        await using var context = Engine.Store.CreateContext();
        return await StuckApplications.ReadAsync(
            context,
            [.. _stages.Select(stage => stage.World.CycleId)],
            _setup,
            cancellationToken
        );
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, int>> CountCasesAsync(CancellationToken cancellationToken)
    {
        await using var context = Engine.Store.CreateContext();
        var finals = await context
            .Applications.GroupBy(application => application.FinalState ?? application.Stage ?? "")
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["submitted"] = finals.Sum(final => final.Count),
        };
        foreach (var final in finals.OrderBy(final => final.Key, StringComparer.Ordinal))
            counts.Add(final.Key, final.Count);
        return counts;
    }

    private async Task RemindAsync(CancellationToken cancellationToken)
    {
        var outcomes = await Engine.Get<ReminderRun>().RunSlotAsync(_hour.At, cancellationToken);
        var sent = outcomes.Sum(outcome => outcome.Digests);
        _reminders += sent;
        if (sent > 0)
            Engine.Timeline.Add(_hour.At, "reminder", "cycle", "digest", "发送提醒", sent);
    }
}
