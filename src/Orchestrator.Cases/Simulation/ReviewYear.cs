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
    private YearStage? _stage;
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

    /// <inheritdoc />
    public bool HasEnded => World.CycleEnded;

    private SimulationEngine Engine => _engine ?? throw new InvalidOperationException("The play has not begun.");

    private YearStage Stage => _stage ?? throw new InvalidOperationException("The play has not begun.");

    private World World => Stage.World;

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
        await _setup.StoreAsync(engine.Store, _options, cancellationToken);
        var cycle = new NewCycle(SimulationSetup.ScheduleVersion, "simulation", _setup.Schedule.Definition.Name, [])
        {
            IsSandbox = true,
        };
        var started = await engine.Get<CycleStarter>().StartAsync(cycle, cancellationToken);
        if (started.Refusal is { } refusal)
            return new SimulationFault("0", refusal.Code, refusal.Chinese);
        (_engine, _stage) = (engine, new YearStage(_setup, _options, started.InstanceId, engine));
        return null;
    }

    /// <inheritdoc />
    public Instant NextHour(Instant now) => (_hour = Stage.Timetable.Next(now)).At;

    /// <inheritdoc />
    public async Task ActAsync(CancellationToken cancellationToken)
    {
        if (_hour.IsReminder)
        {
            await RemindAsync(cancellationToken);
            return;
        }

        await Stage.View.RefreshAsync(cancellationToken);
        (World.Today, World.IsLastMinute) = (ChinaTime.DateOf(_hour.At), _hour.IsLastMinute);
        while (Stage.Office.Next() is { } act)
        {
            if (!await Stage.Sender.SendAsync(act, cancellationToken))
                Stage.Office.Refused(act);
            Stage.View.Changed();
            await Stage.View.RefreshAsync(cancellationToken);
        }

        var acts = World.Applicants.Select(Stage.People.Next).OfType<PlayedAct>().ToList();
        foreach (var page in acts.Chunk(ActsAtOnce))
        {
            await Stage.Sender.SendAsync(page, cancellationToken);
            Stage.View.Changed();
        }
    }

    /// <inheritdoc />
    public void Decided(Instant at, IReadOnlyList<DecidedDeadlines> decided)
    {
        ArgumentNullException.ThrowIfNull(decided);
        Stage.View.Changed();
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
        await Stage.View.RefreshAsync(cancellationToken);
        var submitted = World.Applicants.Where(applicant => applicant.Id is not null).ToList();
        return new PlayStanding
        {
            CycleId = World.CycleId,
            Submitted = submitted.Count,
            ByStage = new SortedDictionary<string, int>(
                submitted
                    .GroupBy(applicant => applicant.Stage ?? "")
                    .ToDictionary(stage => stage.Key, stage => stage.Count()),
                StringComparer.Ordinal
            ),
            Reminders = _reminders,
        };
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<StuckCases>> FindStuckAsync(CancellationToken cancellationToken)
    {
        await using var context = Engine.Store.CreateContext();
        return await StuckApplications.ReadAsync(context, World.CycleId, _setup, cancellationToken);
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
