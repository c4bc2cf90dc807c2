using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Practice;

/// <summary>
/// Moves the practice clock forward, stopping at each due instant so that everything is decided in its order and on
/// time.
/// </summary>
public sealed class PracticeJumps(
    IDbContextFactory<OrchestratorDbContext> contexts,
    Enforcer enforcer,
    StimulusRunner stimuli,
    FanoutRunner fanouts,
    OperatorLogWriter log,
    PracticeClock? clock = null
) : IDisposable
{
    /// <summary>What is still not done with by then is no longer waited for: it may never be.</summary>
    private static readonly Duration LongestWait = Duration.FromSeconds(5);

    private static readonly Duration Look = Duration.FromMilliseconds(20);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Jumps to an instant, to the end of 2199 at most; a jump that has begun runs to its end.</summary>
    public async Task<DeskAnswer<PracticeView>> JumpAsync(Instant to, Operator who)
    {
        if (clock is null)
        {
            return DeskRefusal.Conflict(
                "not-practice",
                "这不是练习模式，时钟不能拨动。",
                "This is not practice mode; the clock cannot be moved."
            );
        }
        if (ChinaTime.DateOf(to) > PlannableDays.Last)
        {
            return DeskRefusal.Invalid(
                "$.now",
                "练习时钟最远到2199年底。",
                "the practice clock goes to the end of 2199 at most."
            );
        }
        await _turn.WaitAsync();
        try
        {
            if (to < clock.GetCurrentInstant())
            {
                return DeskRefusal.Conflict(
                    "backwards",
                    "练习时钟只能拨向将来。",
                    "The practice clock only goes forward."
                );
            }
            await PlayAsync(clock, to);
            await KeepAsync(clock, log.Line(who, "practice.jumped", ChinaInstantPattern.Instance.Format(to)));
            return new PracticeView { Practice = true, Now = clock.GetCurrentInstant() };
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task PlayAsync(PracticeClock clock, Instant to)
    {
        await SettleAsync();
        // What could not be decided stays behind: the next stop is always a later one.
        for (var at = clock.GetCurrentInstant(); await NextDueAsync(at) is { } next && next <= to; at = next)
        {
            clock.AdvanceTo(next);
            await SettleAsync();
        }

        clock.AdvanceTo(to);
        await SettleAsync();
    }

    private async Task<Instant?> NextDueAsync(Instant after)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context
            .Deadlines.Where(deadline => deadline.State == DeadlineState.Armed && deadline.DueAt > after)
            .MinAsync(deadline => (Instant?)deadline.DueAt);
    }

    private async Task SettleAsync()
    {
        // What was decided may send a stimulus, and that may make something due.
        for (var waited = Duration.Zero; waited < LongestWait; )
        {
            if (
                (await enforcer.RunOnceAsync(default)).Decided
                    + await stimuli.RunOnceAsync(default)
                    + await fanouts.RunOnceAsync(default)
                > 0
            )
            {
                waited = Duration.Zero;
                continue;
            }
            if (!await IsUnderWayAsync())
                return;
            // A job of this or another node holds the rest locked, and is about to be done with it.
            await Task.Delay(Look.ToTimeSpan());
            waited += Look;
        }
    }

    private async Task<bool> IsUnderWayAsync()
    {
        var now = clock!.GetCurrentInstant();
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Fanouts.AnyAsync(fanout => fanout.DoneAt == null)
            || await context.Outbox.AnyAsync(message =>
                message.State == OutboxState.Waiting && message.Kind == OutboxKind.Stimulus && message.NotBefore <= now
            );
    }

    private async Task KeepAsync(PracticeClock clock, InCommit<object?> line)
    {
        await using var context = await contexts.CreateDbContextAsync();
        (await context.Settings.FindAsync(PracticeOffset.Name))!.Value = PracticeOffset.Write(clock);
        await context.SaveWithAsync(null, line, default);
    }
}
