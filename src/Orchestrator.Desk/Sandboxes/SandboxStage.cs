using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Cases.Simulation;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Sandboxes;

/// <summary>
/// The plays of this process: at most as many at once as <see cref="SandboxOptions"/> says, ended ones kept for a
/// while to look at.
/// </summary>
public sealed class SandboxStage(
    SandboxOptions options,
    StartSandboxDatabase startDatabase,
    IWorkStore store,
    CalendarCache calendars,
    NoticeCache notices,
    OperatorLogWriter log,
    IClock clock,
    ILogger<SandboxStage> logger
) : IAsyncDisposable
{
    private const int MostKept = 20;

    private readonly ConcurrentDictionary<string, Sandbox> _sandboxes = new();
    private int _starting;

    /// <summary>The plays that go on.</summary>
    public IEnumerable<Sandbox> Playing => _sandboxes.Values.Where(sandbox => !sandbox.IsOver);

    /// <summary>
    /// Starts a play. A play is not in the database: its line in the operator log comes first, so that none is
    /// without one.
    /// </summary>
    /// <param name="definitionId">What the line and the view name.</param>
    /// <param name="play">What is played.</param>
    /// <param name="seconds">How long it is to take.</param>
    /// <param name="who">Who starts it.</param>
    /// <param name="cancellationToken">Cancels, until the line is written.</param>
    /// <param name="keep">Takes what is to be kept of it from its database, before that goes.</param>
    /// <returns>Null: as many play as may at once.</returns>
    public async Task<Sandbox?> StartAsync(
        string definitionId,
        SimulationOptions play,
        double seconds,
        Operator who,
        CancellationToken cancellationToken,
        Func<Sandbox, IWorkStore, Task>? keep = null
    )
    {
        try
        {
            if (Interlocked.Increment(ref _starting) + Playing.Count() > options.Most)
                return null;
            var (book, quoted) = (
                await calendars.GetAsync(cancellationToken),
                await notices.GetAsync(cancellationToken)
            );
            var counted = play with { Calendars = await ReadCalendarsAsync(cancellationToken) };
            await log.AppendAsync(who, "sandbox.started", definitionId, cancellationToken);
            await RemoveOldAsync();
            var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
            var sandbox = new Sandbox(
                id,
                definitionId,
                counted,
                seconds,
                clock.GetCurrentInstant(),
                startDatabase,
                book,
                quoted,
                logger,
                keep
            );
            return _sandboxes[id] = sandbox;
        }
        finally
        {
            Interlocked.Decrement(ref _starting);
        }
    }

    /// <summary>Null when there is none, or it was removed.</summary>
    public Sandbox? Find(string id) => _sandboxes.GetValueOrDefault(id);

    /// <summary>Ends a play and forgets it.</summary>
    /// <returns>False: there is none.</returns>
    public async Task<bool> RemoveAsync(string id)
    {
        if (!_sandboxes.TryRemove(id, out var sandbox))
            return false;
        await sandbox.DisposeAsync();
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_sandboxes.Keys.Select(RemoveAsync));

    /// <summary>A play counts by the working days that are in force here.</summary>
    private async Task<IReadOnlyList<CalendarVersion>> ReadCalendarsAsync(CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        return await ApprovedCalendars.ReadAsync(context, cancellationToken);
    }

    private async Task RemoveOldAsync()
    {
        var over = _sandboxes.Values.Where(sandbox => sandbox.IsOver).OrderByDescending(sandbox => sandbox.CreatedAt);
        foreach (var old in over.Skip(MostKept - 1).ToList())
            await RemoveAsync(old.Id);
    }
}
