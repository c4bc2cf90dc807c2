using NodaTime;
using Npgsql;
using Orchestrator.Engine.Tests.Proof;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>Two nodes on one database that fails, with a clock that the test moves. One seed after the other uses it.</summary>
internal sealed class FaultWorld : IAsyncDisposable
{
    /// <summary>The clock stands at whole steps, so that many deadlines fall due together.</summary>
    public static readonly Duration Step = Duration.FromMinutes(10);

    private static readonly Instant Start = Instant.FromUtc(2024, 10, 8, 0, 0);

    private readonly Func<IWorkStore, FaultDice, IWorkStore> _over;
    private readonly PostgreSqlWorkStore[] _stores;
    private readonly IWorkStore[] _faulty = new IWorkStore[2];
    private readonly EngineNode?[] _nodes = new EngineNode?[2];
    private FaultDice[] _dice = [];

    private FaultWorld(NpgsqlDataSource database, Func<IWorkStore, FaultDice, IWorkStore> over)
    {
        (Database, _over) = (database, over);
        _stores = [new PostgreSqlWorkStore(database, Clock), new PostgreSqlWorkStore(database, Clock)];
    }

    public NpgsqlDataSource Database { get; }

    public FakeClock Clock { get; } = new(Start);

    /// <summary>The store without faults: for looking.</summary>
    public IWorkStore Sound => _stores[0];

    public EngineNode First => _nodes[0]!;

    public EngineNode Second => _nodes[1]!;

    /// <summary>How many calls failed.</summary>
    public int Faults => _dice.Sum(dice => dice.Faults);

    /// <param name="postgres">Where its database is made.</param>
    /// <param name="over">The failing store of a node; unless said otherwise, one that does nothing worse than databases do.</param>
    public static async Task<FaultWorld> OpenAsync(
        Postgres postgres,
        Func<IWorkStore, FaultDice, IWorkStore>? over = null
    )
    {
        var source = PostgreSqlDatabase.CreateSource(await postgres.CreateDatabaseAsync());
        await Witness.CallAsync(source);
        var world = new FaultWorld(source, over ?? ((store, dice) => new FaultyStore(store, dice)));
        await Errands.StoreAsync(world.Sound);
        return world;
    }

    /// <summary>Begins anew: no instances, two fresh nodes, the faults of this seed.</summary>
    public async Task BeginAsync(int seed)
    {
        await Witness.ForgetAsync(Database);
        await MoveAsync(Start);
        _dice = [new FaultDice(2 * seed), new FaultDice((2 * seed) + 1)];
        for (var node = 0; node < _nodes.Length; node++)
        {
            _faulty[node] = _over(_stores[node], _dice[node]);
            await RestartAsync(node);
        }
    }

    /// <summary>A node ends, with all that it had in memory, and another takes its place.</summary>
    public async Task RestartAsync(int node)
    {
        if (_nodes[node] is { } before)
            await before.DisposeAsync();
        _nodes[node] = EngineNode.Over(_faulty[node], Clock, Configure);
    }

    // Small pages, so that there are many; one worker, so that the order of the calls is the seed's.
    private static void Configure(EngineOptions options) =>
        (options.PageSize, options.PageWorkers, options.CacheTime) = (20, 1, Duration.FromHours(1));

    public async Task MoveAsync(Instant now)
    {
        await Witness.SetClockAsync(Database, now);
        Clock.MoveTo(now);
    }

    /// <summary>From now on nothing fails.</summary>
    public void Heal()
    {
        foreach (var dice in _dice)
            dice.Rests = true;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            if (node is not null)
                await node.DisposeAsync();
        }

        foreach (var store in _stores)
            store.Dispose();
        await Database.DisposeAsync();
    }
}
