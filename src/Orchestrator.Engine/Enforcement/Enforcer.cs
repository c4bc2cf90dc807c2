using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Enforcement;

/// <summary>Decides deadlines that have fallen due, each exactly once, never before its due instant by the database's clock (D2).</summary>
public sealed class Enforcer
{
    private readonly Isolation _isolation = new();
    private readonly IWorkStore _store;
    private readonly UnitOfWork _units;
    private readonly PageRunner _pages;
    private readonly DeadLetterBook _letters;
    private readonly EngineOptions _options;

    /// <summary>Made by the host.</summary>
    public Enforcer(
        IWorkStore store,
        UnitOfWork units,
        PageRunner pages,
        DeadLetterBook letters,
        EngineOptions options
    ) => (_store, _units, _pages, _letters, _options) = (store, units, pages, letters, options);

    /// <summary>Deadlines that could not be decided and are not to be tried at an instant.</summary>
    internal IReadOnlyCollection<long> SetAside(Instant now) => _isolation.Held(now);

    /// <summary>
    /// Decides everything that is due now, page by page. Several nodes and threads may run it at once: the rows'
    /// locks distribute the work.
    /// </summary>
    public async Task<EnforcerRun> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (_isolation.Count > 0)
            await ForgetSettledAsync(cancellationToken);

        // Checkpoint 1. Nothing is claimed. A crash here changes nothing; the next poll, of any node, does the same work.
        var horizon = await _store.PassBarrierAsync(cancellationToken);
        var workers = Enumerable
            .Range(0, Math.Max(1, _options.PageWorkers))
            .Select(_ => WorkAsync(horizon, cancellationToken))
            .ToList();
        var runs = await Task.WhenAll(workers);
        return new EnforcerRun(
            runs.Sum(run => run.Decided),
            runs.Sum(run => run.Pages),
            runs.Sum(run => run.Isolated),
            runs.Select(run => run.MaxLateness).Aggregate(Duration.Zero, Duration.Max)
        );
    }

    /// <summary>Lets deadlines that were set aside be tried at once.</summary>
    public void Forget(IEnumerable<long> deadlineIds)
    {
        foreach (var id in deadlineIds)
            _isolation.Remove(id);
    }

    /// <summary>What was retried, closed or settled meanwhile, by whichever node, is not set aside any more.</summary>
    private async Task ForgetSettledAsync(CancellationToken cancellationToken)
    {
        var kept = _isolation.All;
        await using var context = _store.CreateContext();
        var open = await context
            .DeadLetters.Where(letter =>
                letter.State == DeadLetterState.Open
                && letter.Kind == DeadLetterKind.Deadline
                && kept.Contains(letter.ItemId)
            )
            .Select(letter => letter.ItemId)
            .ToListAsync(cancellationToken);
        Forget(kept.Except(open));
    }

    private async Task<EnforcerRun> WorkAsync(Instant horizon, CancellationToken cancellationToken)
    {
        var work = new DuePages(this, horizon);
        await _pages.RunAsync(work, _options.PageSize, cancellationToken);
        return work.Total;
    }

    /// <summary>The pages of one worker.</summary>
    private sealed class DuePages(Enforcer owner, Instant horizon) : PageWork<DueDeadline>
    {
        public EnforcerRun Total { get; private set; } = new(0, 0, 0, Duration.Zero);

        public override long KeyOf(DueDeadline item) => item.Id;

        public override async Task<bool> RunAsync(
            int size,
            Action<IReadOnlyList<DueDeadline>> claimed,
            CancellationToken cancellationToken
        )
        {
            await using var transaction = await owner._store.BeginAsync(cancellationToken);

            // Checkpoint 2. Rows are claimed by locks alone. A crash here ends the session, the database lets go of the locks,
            // and another node claims the same rows.
            var rows = await transaction.ClaimDueDeadlinesAsync(
                horizon,
                size + owner._isolation.Count,
                cancellationToken
            );
            var due = rows.Where(deadline => !owner._isolation.Holds(deadline.Id, horizon)).Take(size).ToList();
            if (due.Count == 0)
                return false;
            if (due.Count == size)
                due = InTurn(due.Concat(await ReadEarlierAsync(transaction, due, cancellationToken)), size);
            claimed(due);

            var now = await transaction.ReadClockAsync(cancellationToken);
            var (outcomes, batch) = await owner._units.ApplyAsync(
                transaction,
                due.ConvertAll(WorkItem (deadline) => new DueDeadlineItem(deadline, now)),
                cancellationToken
            );
            var failed = SetAside(due, outcomes);

            // Checkpoint 3. Everything is computed, nothing is written. A crash here is as a crash at checkpoint 2.
            await transaction.WriteAsync(batch, cancellationToken);
            var added = await owner._letters.AddAsync(transaction, failed, cancellationToken);

            // Checkpoint 4. Decision, state, journal, outgoing messages and dead letters are written together and not yet
            // committed. A crash here rolls all of it back; a crash after the commit leaves all of it: no deadline is decided
            // without its effects, none is decided twice, because a decided row is no longer armed.
            await transaction.CommitAsync(cancellationToken);

            // Checkpoint 5. Messages are rows; the outbox sends them. A crash here delays them, nothing more.
            if (owner._options.IsMeasured)
            {
                DeadlineMetrics.Count(
                    due.ExceptBy(failed.Select(letter => letter.ItemId), deadline => deadline.Id),
                    failed.Count,
                    now
                );
            }
            await owner._letters.RingAsync(added, cancellationToken);
            Total = new EnforcerRun(
                Total.Decided + due.Count - failed.Count,
                Total.Pages + 1,
                Total.Isolated + failed.Count,
                Duration.Max(Total.MaxLateness, due.Max(deadline => now - deadline.DueAt))
            );
            owner.Forget(due.Select(deadline => deadline.Id).Except(failed.Select(letter => letter.ItemId)));
            return true;
        }

        /// <summary>
        /// A deadline is never given up: it stays armed and is tried again ever more rarely, while its letter waits
        /// for a person.
        /// </summary>
        public override async Task BuryAsync(DueDeadline item, Exception reason, CancellationToken cancellationToken)
        {
            owner._isolation.Add(item.Id, horizon);
            Total = Total with { Isolated = Total.Isolated + 1 };
            await owner._letters.AddAsync([LetterOf(item, reason)], cancellationToken);
        }

        /// <summary>
        /// Behind the end of a full page may wait what fell due earlier at the same instances. It is decided with
        /// them, in its turn.
        /// </summary>
        private async Task<IEnumerable<DueDeadline>> ReadEarlierAsync(
            IWorkTransaction transaction,
            List<DueDeadline> due,
            CancellationToken cancellationToken
        )
        {
            var earlier = await transaction.ReadEarlierDeadlinesAsync(due, cancellationToken);
            return earlier.Where(deadline => !owner._isolation.Holds(deadline.Id, horizon));
        }

        /// <summary>
        /// The first of them, no more than the page's size: a page that fails must become smaller, and what fails at
        /// last stand alone.
        /// </summary>
        private static List<DueDeadline> InTurn(IEnumerable<DueDeadline> due, int size) =>
            [.. DeadlineDecisions.InOrder(due, deadline => (deadline.DueAt, deadline.Kind, deadline.Id)).Take(size)];

        /// <summary>While the rows are locked: no other claimer of this process tries them at once.</summary>
        private List<LetterDraft> SetAside(List<DueDeadline> due, IReadOnlyList<WorkOutcome> outcomes)
        {
            var failed = new List<LetterDraft>();
            for (var place = 0; place < outcomes.Count; place++)
            {
                if (outcomes[place].Failure is not { } failure)
                    continue;
                owner._isolation.Add(due[place].Id, horizon);
                failed.Add(LetterOf(due[place], failure));
            }

            return failed;
        }

        private static LetterDraft LetterOf(DueDeadline deadline, Exception failure) =>
            new(DeadLetterKind.Deadline, deadline.Id, deadline.Instance.Id, deadline.Name, failure);
    }
}
