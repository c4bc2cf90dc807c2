using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Moves;
using Orchestrator.Engine.Reminders;
using Orchestrator.Engine.Work;
using Orchestrator.Engine.Automation;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.Engine.Simulation;

/// <summary>The engine as it runs in production, on the throw-away database: one worker, so that the same seed gives the same year.</summary>
internal sealed class SimulationEngine : IDisposable
{
    private readonly WorkSignals _signals = new();
    private long _stimuli;
    private long _fanouts;

    public SimulationEngine(IWorkStore store)
    {
        Store = store;
        var options = new EngineOptions { PageWorkers = 1, CacheTime = Duration.FromHours(1), IsMeasured = false };
        var bell = new AlarmBell((alarm, _) =>
        {
            Alarms.Add(alarm);
            return Task.CompletedTask;
        }, Log<AlarmBell>());
        Plans = new PlanCache(store, ActivityRegistry.BuiltIn.With(typeof(ReviewActivity).Assembly));
        Calendars = new CalendarCache(store, options);
        var workflows = new WorkflowCatalog(store, Plans, options, Log<WorkflowCatalog>());
        var units = new UnitOfWork(store, Plans, Calendars, workflows, _signals, options, Log<UnitOfWork>());
        var pages = new PageRunner(store, Log<PageRunner>());
        var letters = new DeadLetterBook(store, bell, Log<DeadLetterBook>());
        Arrivals = new Arrivals(store, units, new EventProposals(store), (_, _, _, _) => Task.CompletedTask, pages, letters, options);
        Moves = new MoveDesk(store, units, Plans, Calendars, new MoveRunner(store, units, Plans, Calendars, bell, pages, letters, Log<MoveRunner>()), Log<MoveDesk>());
        Enforcer = new Enforcer(store, units, pages, letters, options);
        Stimuli = new StimulusRunner(store, units, workflows, pages, letters, options);
        Fanouts = new FanoutRunner(store, units, pages, letters, options);
        Cycles = new CycleStarter(store, units, Plans, Calendars, Log<CycleStarter>());
        Reminders = new ReminderRun(store, Calendars.GetAsync, new ReminderOptions { IncludeSandboxes = true }, Log<ReminderRun>());
    }

    public IWorkStore Store { get; }

    public PlanCache Plans { get; }

    public CalendarCache Calendars { get; }

    public Arrivals Arrivals { get; }

    public MoveDesk Moves { get; }

    public Enforcer Enforcer { get; }

    public StimulusRunner Stimuli { get; }

    public FanoutRunner Fanouts { get; }

    public CycleStarter Cycles { get; }

    public ReminderRun Reminders { get; }

    public List<Alarm> Alarms { get; } = [];

    /// <summary>Brings everything that waits between instances to its end.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (stimuli, fanouts) = (_signals.Stimuli, _signals.Fanouts);
            if (stimuli == _stimuli && fanouts == _fanouts) return;
            if (stimuli != _stimuli) await Stimuli.RunOnceAsync(cancellationToken);
            if (fanouts != _fanouts) await Fanouts.RunOnceAsync(cancellationToken);
            (_stimuli, _fanouts) = (stimuli, fanouts);
        }
    }

    public void Dispose() => Arrivals.Dispose();

    private static ILogger<T> Log<T>() => NullLogger<T>.Instance;
}
