using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using Orchestrator.Cases;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Composition;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.Engine.Tests.Support;

/// <summary>One process' engine on a database; two of them on one database are two nodes.</summary>
internal sealed class EngineNode : IAsyncDisposable
{
    private static readonly ActivityRegistry Activities = ActivityRegistry
        .BuiltIn.With(typeof(ReviewActivity).Assembly)
        .With(typeof(EngineNode).Assembly);

    private readonly NpgsqlDataSource? _source;
    private readonly ServiceProvider _services;
    private readonly ConcurrentDictionary<Type, object> _known = new();

    private EngineNode(
        NpgsqlDataSource? source,
        Func<IServiceProvider, IWorkStore> store,
        FakeClock? clock,
        Action<EngineOptions>? configure,
        Action<IServiceCollection>? add
    )
    {
        _source = source;
        var options = new EngineOptions { CacheTime = Duration.Zero };
        configure?.Invoke(options);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(store);
        services.AddSingleton(Activities);
        services.AddSingleton<IClock>(clock ?? (IClock)new FakeClock(Instant.FromUtc(2026, 1, 1, 0, 0)));
        services.AddSingleton<AlarmSink>(
            (alarm, _) =>
            {
                lock (Alarms)
                    Alarms.Add(alarm);
                return Task.CompletedTask;
            }
        );
        add?.Invoke(services);
        services.AddOrchestratorEngine(options);
        services.AddOrchestratorCases();
        _services = services.BuildServiceProvider();
    }

    public List<Alarm> Alarms { get; } = [];

    public IWorkStore Store => Get<IWorkStore>();

    public Enforcer Enforcer => Get<Enforcer>();

    public Arrivals Arrivals => Get<Arrivals>();

    public UnitOfWork Units => Get<UnitOfWork>();

    public static async Task<EngineNode> StartAsync(
        string connectionString,
        FakeClock? clock = null,
        Action<EngineOptions>? configure = null,
        Action<IServiceCollection>? add = null
    )
    {
        var source = PostgreSqlDatabase.CreateSource(connectionString);
        await PostgreSqlDatabase.MigrateAsync(source, TestContext.Current.CancellationToken);
        return new EngineNode(source, _ => new PostgreSqlWorkStore(source, clock), clock, configure, add);
    }

    /// <summary>An engine on a store that is somebody else's.</summary>
    public static EngineNode Over(
        IWorkStore store,
        FakeClock clock,
        Action<EngineOptions>? configure = null,
        Action<IServiceCollection>? add = null
    ) => new(source: null, _ => store, clock, configure, add);

    /// <summary>A part of the engine. Kept: a container that is asked twice for the same compiles what makes it.</summary>
    public T Get<T>()
        where T : notnull => (T)_known.GetOrAdd(typeof(T), type => _services.GetRequiredService(type));

    public OrchestratorDbContext Context() => Store.CreateContext();

    /// <summary>Brings everything that waits between instances to its end.</summary>
    public async Task DrainAsync()
    {
        while (await Get<StimulusRunner>().RunOnceAsync(default) + await Get<FanoutRunner>().RunOnceAsync(default) > 0)
        { }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_source is not null)
            await _source.DisposeAsync();
    }
}
