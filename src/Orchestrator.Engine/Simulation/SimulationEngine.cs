using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Composition;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Simulation;

/// <summary>The engine as a host composes it, on the throw-away database: one worker, so that the same seed gives the same year.</summary>
public sealed class SimulationEngine : IDisposable
{
    private static readonly Duration SlowScripts = Duration.FromSeconds(20);

    private readonly ServiceProvider _services;
    private readonly WorkSignals _signals;
    private long _stimuli;
    private long _fanouts;

    /// <param name="store">The throw-away database.</param>
    /// <param name="clock">The virtual clock.</param>
    /// <param name="play">What is played.</param>
    internal SimulationEngine(IWorkStore store, IClock clock, IPlay play)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(store);
        services.AddSingleton(clock);
        services.AddSingleton<AlarmSink>(
            (_, _) =>
            {
                Alarms++;
                return Task.CompletedTask;
            }
        );
        services.AddOrchestratorEngine(
            new EngineOptions
            {
                PageWorkers = 1,
                CacheTime = Duration.FromHours(1),
                IsMeasured = false,
                SlowScripts = SlowScripts,
            }
        );
        play.AddServices(services);
        _services = services.BuildServiceProvider();
        _signals = Get<WorkSignals>();
    }

    /// <summary>The throw-away database.</summary>
    public IWorkStore Store => Get<IWorkStore>();

    /// <summary>The virtual clock's instant.</summary>
    public Instant Now => Get<IClock>().GetCurrentInstant();

    /// <summary>Where is noted what happens.</summary>
    public TimelineBook Timeline { get; } = new();

    /// <summary>How many alarms rang.</summary>
    internal int Alarms { get; private set; }

    /// <summary>A service of the engine or of what is played.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Brings everything that waits between instances to its end.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (stimuli, fanouts) = (_signals.Stimuli, _signals.Fanouts);
            if (stimuli == _stimuli && fanouts == _fanouts)
                return;
            if (stimuli != _stimuli)
                await Get<StimulusRunner>().RunOnceAsync(cancellationToken);
            if (fanouts != _fanouts)
                await Get<FanoutRunner>().RunOnceAsync(cancellationToken);
            (_stimuli, _fanouts) = (stimuli, fanouts);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _services.Dispose();
}
