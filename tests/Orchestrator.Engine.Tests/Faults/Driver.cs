using NodaTime;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Engine.Reconciling;
using Orchestrator.Engine.Tests.Proof;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>Does to a world what people, portals and jobs do, at random; the same seed does the same.</summary>
internal sealed class Driver(FaultWorld world, int seed)
{
    /// <summary>How many operations one seed is.</summary>
    public const int Operations = 200;

    private const int LongestPage = 3;
    private const string Actor = """{"role":"office"}""";

    private readonly Random _random = new(seed);
    private readonly List<SentArrival> _sent = [];
    private readonly Dictionary<string, NewArrival> _arrivals = new(StringComparer.Ordinal);
    private readonly List<long> _started = [];

    /// <summary>What portals sent and were answered.</summary>
    public IReadOnlyList<SentArrival> Sent => _sent;

    /// <summary>Instances whose start was reported.</summary>
    public IReadOnlyList<long> Started => _started;

    /// <summary>Failures that say neither "try again" nor "another was faster".</summary>
    public List<string> Strange { get; } = [];

    private EngineNode Node => _random.Next(2) == 0 ? world.First : world.Second;

    public async Task RunAsync()
    {
        for (var place = 0; place < Operations; place++)
            await TryAsync(() => OperateAsync(_random.Next(100)));
    }

    /// <summary>Sends what was never answered, as a portal does, and lets all that falls due fall due.</summary>
    public async Task HealAsync()
    {
        world.Heal();
        foreach (var one in _sent.Where(one => one.Answers.Count == 0))
            await SendAsync([one]);
        await SettleAsync();
        for (var turn = 0; turn < Operations && await world.Sound.FindNextDueAsync(default) is { } due; turn++)
        {
            await world.MoveAsync(Instant.Max(due, world.Clock.Now + FaultWorld.Step));
            await SettleAsync();
        }
    }

    private Task OperateAsync(int what) =>
        what switch
        {
            < 20 => StartAsync(),
            < 45 => SendAsync([.. Page().Select(_ => NewArrival())]),
            < 50 when _sent.Count > 0 => SendAsync([_sent[_random.Next(_sent.Count)]]),
            < 65 => world.MoveAsync(world.Clock.Now + (FaultWorld.Step * _random.Next(1, 4))),
            < 78 => Node.Enforcer.RunOnceAsync(default),
            < 90 => Node.Get<StimulusRunner>().RunOnceAsync(default),
            < 93 => Node.Arrivals.ProcessPendingAsync(default),
            < 96 => AtOnceAsync(),
            < 98 => world.RestartAsync(_random.Next(2)),
            _ => Node.Get<Reconciler>().RunOnceAsync(default),
        };

    private IEnumerable<int> Page() => Enumerable.Range(0, _random.Next(1, LongestPage + 1));

    private async Task StartAsync()
    {
        var starts = Page().Select(WorkItem (_) => new WorkflowStart(Errands.Errand, world.Clock.Now));
        foreach (var outcome in await Node.Units.RunAsync([.. starts], default))
            _started.Add(outcome.InstanceId);
    }

    private Task AtOnceAsync() =>
        Task.WhenAll(
            TryAsync(() => world.First.Enforcer.RunOnceAsync(default)),
            TryAsync(() => world.Second.Enforcer.RunOnceAsync(default)),
            TryAsync(() => world.First.Get<StimulusRunner>().RunOnceAsync(default)),
            TryAsync(() => world.Second.Arrivals.ProcessPendingAsync(default))
        );

    private SentArrival NewArrival()
    {
        // Some for nobody: they are answered too.
        var target = _started.Count == 0 || _random.Next(20) == 0 ? 1 : _started[_random.Next(_started.Count)];
        var key = $"{seed}-{_sent.Count}";
        var one = new SentArrival(key);
        _arrivals.Add(
            key,
            new NewArrival("test", key, "hash", ArrivalTarget.Instance, target, Errands.Go, "{}", Actor)
        );
        _sent.Add(one);
        return one;
    }

    private async Task SendAsync(IReadOnlyList<SentArrival> arrivals)
    {
        var results = await Node.Arrivals.AcceptAsync([.. arrivals.Select(one => _arrivals[one.Key])], default);
        foreach (var (one, result) in arrivals.Zip(results))
            one.Answers.Add(result.Answer!.Status);
    }

    private async Task SettleAsync()
    {
        while (
            await world.First.Arrivals.ProcessPendingAsync(default)
                + (await world.Second.Enforcer.RunOnceAsync(default)).Decided
                + await world.First.Get<StimulusRunner>().RunOnceAsync(default)
            > 0
        ) { }
    }

    private async Task TryAsync(Func<Task> operation)
    {
        try
        {
            await operation();
        }
        catch (Exception failure)
        {
            if (world.Sound.IsTransient(failure) || failure is WorkConflictException)
                return;
            Strange.Add($"an operation ended with {failure}");
        }
    }
}
