using System.Collections.Immutable;

namespace Orchestrator.Server.Tests.Support;

/// <summary>
/// Nodes of one database that are killed without warning and started again, at least one of them always ready. Several programs
/// take turns: so two versions work together.
/// </summary>
internal sealed class KilledNodes : IAsyncDisposable
{
    private readonly string[] _arguments;
    private readonly TemporaryFolder[] _folders;
    private readonly string[] _programs;
    private readonly Task<ServerProcess>[] _nodes;
    private readonly Random _random;
    private int _starts;

    private KilledNodes(int count, int seed, string[] programs, string[] arguments)
    {
        (_programs, _arguments, _random) = (programs, arguments, new Random(seed));
        _folders = [.. Enumerable.Range(0, count).Select(_ => new TemporaryFolder())];
        _nodes = [.. _folders.Select(StartNextAsync)];
    }

    public int Kills { get; private set; }

    /// <summary>Addresses of the nodes that were ready a moment ago.</summary>
    public ImmutableArray<Uri> Ready =>
        [.. _nodes.Where(node => node.IsCompletedSuccessfully).Select(node => node.Result.Address)];

    /// <summary>Starts them and waits until all are ready.</summary>
    public static async Task<KilledNodes> StartAsync(int count, int seed, string[] programs, params string[] arguments)
    {
        var nodes = new KilledNodes(count, seed, programs, arguments);
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
            _nodes[node] = StartNextAsync(_folders[node]);
    }

    private Task<ServerProcess> StartNextAsync(TemporaryFolder folder) =>
        ServerProcess.StartProgramAsync(_programs[_starts++ % _programs.Length], folder.Path, _arguments);
}
