using System.Collections.Concurrent;
using NodaTime;
using Orchestrator.Engine.Simulation;
using Orchestrator.Server.Hosting;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Sandboxes;

/// <summary>The plays of this process: a few at once, finished ones kept for a while.</summary>
internal sealed class SandboxStage(ServerSettings settings, IClock clock, ILogger<SandboxStage> logger) : IAsyncDisposable
{
    private const int MostKept = 20;

    private readonly ConcurrentDictionary<string, Sandbox> _sandboxes = new();

    /// <summary>Null when as many play already as may.</summary>
    public async Task<Sandbox?> StartAsync(string definitionId, SimulationOptions options, double seconds, Func<Sandbox, IWorkStore, Task>? keep = null)
    {
        if (_sandboxes.Values.Count(sandbox => !sandbox.IsOver) >= settings.MostSandboxes) return null;
        foreach (var old in _sandboxes.Values.Where(sandbox => sandbox.IsOver).OrderByDescending(sandbox => sandbox.CreatedAt).Skip(MostKept - 1))
            await RemoveAsync(old.Id);
        var sandbox = new Sandbox(SessionToken.Make()[..16], definitionId, options, seconds, clock.GetCurrentInstant(), logger, keep);
        _sandboxes[sandbox.Id] = sandbox;
        return sandbox;
    }

    /// <summary>Those that play now.</summary>
    public IEnumerable<Sandbox> Playing => _sandboxes.Values.Where(sandbox => !sandbox.IsOver);

    public Sandbox? Find(string id) => _sandboxes.GetValueOrDefault(id);

    /// <summary>False when there is none.</summary>
    public async Task<bool> RemoveAsync(string id)
    {
        if (!_sandboxes.TryRemove(id, out var sandbox)) return false;
        await sandbox.DisposeAsync();
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_sandboxes.Keys.Select(RemoveAsync));
    }
}
