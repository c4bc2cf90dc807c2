using System.Collections.Immutable;

namespace Orchestrator.Server.Tests.Support;

/// <summary>Nodes of one database that are killed without warning and started again, at least one of them always ready.</summary>
internal sealed class KilledNodes : IAsyncDisposable
{
    private readonly string[] _arguments;
    private readonly TemporaryFolder[] _folders;
    private readonly Task<ServerProcess>[] _nodes;
    private readonly Random _random;

    private KilledNodes(int count, int seed, string[] arguments)
    {
        (_arguments, _random) = (arguments, new Random(seed));
        _folders = [.. Enumerable.Range(0, count).Select(_ => new TemporaryFolder())];
        _nodes = [.. _folders.Select(folder => ServerProcess.StartAsync(folder.Path, arguments))];
    }

    public int Kills { get; private set; }

    /// <summary>Addresses of the nodes that were ready a moment ago.</summary>
    public ImmutableArray<Uri> Ready =>
        [.. _nodes.Where(node => node.IsCompletedSuccessfully).Select(node => node.Result.Address)];

    /// <summary>Starts them and waits until all are ready.</summary>
    public static async Task<KilledNodes> StartAsync(int count, int seed, params string[] arguments)
    {
        var nodes = new KilledNodes(count, seed, arguments);
        await nodes.AllReadyAsync();
        return nodes;
    }

    /// <summary>kill -9 of any ready node, every half second to three seconds.</summary>
    public async Task KillAsync(int kills)
    {
        while (Kills < kills)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5 + (2.5 * _random.NextDouble())));
            var ready = Enumerable.Range(0, _nodes.Length).Where(node => _nodes[node].IsCompletedSuccessfully).ToList();
            if (ready.Count > 1)
                await KillAsync(node: ready[_random.Next(ready.Count)], another: true);
            else
                await Task.WhenAny(_nodes.Where(node => !node.IsCompleted));
        }
    }

    public Task AllReadyAsync() => Task.WhenAll(_nodes);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            if (node.IsCompletedSuccessfully)
                await (await node).DisposeAsync();
        }

        foreach (var folder in _folders)
            folder.Dispose();
    }

    private async Task KillAsync(int node, bool another)
    {
        Kills++;
        await using (var killed = await _nodes[node])
            await killed.KillAsync();
        if (another)
            _nodes[node] = ServerProcess.StartAsync(_folders[node].Path, _arguments);
    }
}
