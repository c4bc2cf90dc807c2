using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Server.Hosting;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Practice;

/// <summary>Moves the practice clock forward, stopping at each due instant so that everything is decided in its order and on time.</summary>
internal sealed class PracticeJumps(
    IServiceProvider services, IWorkStore store, IDbContextFactory<OrchestratorDbContext> contexts, Enforcer enforcer, StimulusRunner stimuli, FanoutRunner fanouts) : IDisposable
{
    private const int MostStops = 100_000;

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Jumps. False: the instant is before the present practice time, or this is not a practice server.</summary>
    public async Task<bool> JumpAsync(Instant to, InCommit<object?> line, CancellationToken cancellation)
    {
        if (services.GetService<PracticeClock>() is not { } clock) return false;
        await _turn.WaitAsync(cancellation);
        try
        {
            if (to < clock.GetCurrentInstant()) return false;
            for (var stop = 0; stop < MostStops; stop++)
            {
                var next = await store.FindNextDueAsync(cancellation);
                if (next is null || next > to) break;
                clock.AdvanceTo(next.Value);
                await SettleAsync(cancellation);
            }

            clock.AdvanceTo(to);
            await SettleAsync(cancellation);
            await KeepAsync(clock, line, cancellation);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task SettleAsync(CancellationToken cancellation)
    {
        while ((await enforcer.RunOnceAsync(cancellation)).Decided + await stimuli.RunOnceAsync(cancellation) + await fanouts.RunOnceAsync(cancellation) > 0)
        {
            // What was decided may send a stimulus, and that may make something due.
        }
    }

    private async Task KeepAsync(PracticeClock clock, InCommit<object?> line, CancellationToken cancellation)
    {
        var offset = DatabaseMode.Milliseconds(clock);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        (await context.Settings.FindAsync([DatabaseMode.OffsetName], cancellation))!.Value = offset;
        await context.SaveWithAsync(null, line, cancellation);
    }
}
