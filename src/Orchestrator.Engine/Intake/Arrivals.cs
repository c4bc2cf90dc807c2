using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Moves;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Engine.Intake;

/// <summary>
/// Accepts portal events and operators' acts. Step one stamps them with the database's clock and makes them durable; step
/// two processes them and stores the answer; only then is anyone answered: accepted means committed (D11). What a crash
/// leaves between the steps, <see cref="ProcessPendingAsync"/> finishes.
/// </summary>
public sealed class Arrivals : IDisposable
{
    /// <summary>The sender of what people do at the console; all others are portals' codes.</summary>
    public const string Console = "console";

    /// <summary>Another node that is just processing the same instance is given so many turns.</summary>
    private const int MaxTurns = 40;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<long, string> _traces = new();
    private readonly IWorkStore _store;
    private readonly UnitOfWork _units;
    private readonly EventProposals _proposals;
    private readonly ArrivalNote _note;
    private readonly PageRunner _pages;
    private readonly DeadLetterBook _letters;
    private readonly EngineOptions _options;

    /// <summary>Made by the host.</summary>
    public Arrivals(
        IWorkStore store, UnitOfWork units, EventProposals proposals, ArrivalNote note, PageRunner pages, DeadLetterBook letters, EngineOptions options) =>
        (_store, _units, _proposals, _note, _pages, _letters, _options) = (store, units, proposals, note, pages, letters, options);

    /// <summary>Accepts arrivals in their order and answers when they are committed.</summary>
    /// <remarks>While one batch is in the database, further callers gather and go together in the next; a single caller never waits for others to come.</remarks>
    /// <returns>One result per arrival, in their order.</returns>
    /// <exception cref="Storage.Texts.UnfitTextException">A text of these arrivals does not fit its column: nothing was stamped, and no other caller is concerned.</exception>
    public async Task<IReadOnlyList<ArrivalResult>> AcceptAsync(IReadOnlyList<NewArrival> arrivals, CancellationToken cancellationToken)
    {
        if (arrivals.Count == 0) return [];
        BatchCheck.Check(arrivals);
        var began = Stopwatch.GetTimestamp();
        using var trace = EngineTraces.StartArrival(arrivals);
        var own = new Waiting(arrivals, trace?.Id);
        _waiting.Enqueue(own);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (!own.Done.Task.IsCompleted) await AcceptWaitingAsync(CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }

        var results = await own.Done.Task;
        if (_options.IsMeasured) ArrivalMetrics.Count(arrivals, results, Stopwatch.GetElapsedTime(began));
        return results;
    }

    /// <summary>Processes arrivals that were stamped but not answered, because a process ended in between.</summary>
    /// <returns>How many were processed.</returns>
    public async Task<int> ProcessPendingAsync(CancellationToken cancellationToken)
    {
        var processed = 0;
        while (true)
        {
            var page = await ProcessPageAsync(ids: null, cancellationToken);
            processed += page.Count;
            if (page.Count == 0) return processed;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task AcceptWaitingAsync(CancellationToken cancellationToken)
    {
        var batch = new List<Waiting>();
        var count = 0;
        while (count < _options.PageSize && _waiting.TryDequeue(out var next))
        {
            batch.Add(next);
            count += next.Arrivals.Count;
        }

        try
        {
            var results = await StampAndProcessAsync(
                [.. batch.SelectMany(waiting => waiting.Arrivals)],
                [.. batch.SelectMany(waiting => waiting.Arrivals.Select(_ => waiting.Trace))],
                cancellationToken);
            var place = 0;
            foreach (var waiting in batch)
            {
                waiting.Done.SetResult([.. results.Skip(place).Take(waiting.Arrivals.Count)]);
                place += waiting.Arrivals.Count;
            }
        }
        catch (Exception exception)
        {
            // Each caller learns of it by itself; what was stamped stays and is processed by the arrivals job.
            foreach (var waiting in batch) waiting.Done.TrySetException(exception);
        }
    }

    private async Task<IReadOnlyList<ArrivalResult>> StampAndProcessAsync(
        IReadOnlyList<NewArrival> arrivals, IReadOnlyList<string?> traces, CancellationToken cancellationToken)
    {
        var stamped = await _store.StampArrivalsAsync(arrivals, cancellationToken);
        foreach (var (arrival, trace) in stamped.Zip(traces))
        {
            if (trace is not null) _traces[arrival.Id] = trace;
        }

        try
        {
            return await ProcessStampedAsync(stamped, cancellationToken);
        }
        finally
        {
            foreach (var arrival in stamped) _traces.TryRemove(arrival.Id, out _);
        }
    }

    private async Task<IReadOnlyList<ArrivalResult>> ProcessStampedAsync(IReadOnlyList<StampedArrival> stamped, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<long, ArrivalAnswerBody>();
        var pending = stamped.Where(arrival => arrival.Outcome != StampOutcome.KeyReused && arrival.State == ArrivalState.Pending).Select(arrival => arrival.Id).ToHashSet();
        for (var turn = 0; pending.Count > 0; turn++)
        {
            foreach (var (id, answer) in await ProcessPageAsync(pending, cancellationToken)) answers[id] = answer;
            pending.ExceptWith(answers.Keys);
            if (pending.Count == 0) break;
            if (turn == MaxTurns) throw new TimeoutException($"{pending.Count} arrivals are stamped, but another node holds them; they will be answered when asked again.");
            foreach (var (id, answer) in await ReadAnswersAsync(pending, cancellationToken)) answers[id] = answer;
            pending.ExceptWith(answers.Keys);
            if (pending.Count == 0) break;

            // What a crash left before them goes first; if other nodes hold it, they are given time.
            foreach (var (id, answer) in await ProcessPageAsync(ids: null, cancellationToken)) answers[id] = answer;
            pending.ExceptWith(answers.Keys);
            if (pending.Count > 0) await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(5 << Math.Min(turn, 5), 100)), cancellationToken);
        }

        return [.. stamped.Select(arrival => new ArrivalResult(
            arrival.Id, arrival.ReceivedAt, arrival.Outcome == StampOutcome.Repeat, arrival.Outcome == StampOutcome.KeyReused,
            arrival.Outcome == StampOutcome.KeyReused ? null : answers.GetValueOrDefault(arrival.Id) ?? ArrivalAnswers.Read(arrival.AnswerBody!)))];
    }

    /// <summary>Processes a page of pending arrivals, the given ones or the oldest, in the order of their stamps.</summary>
    private async Task<IReadOnlyDictionary<long, ArrivalAnswerBody>> ProcessPageAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken)
    {
        var work = new ArrivalPages(this, ids);
        await _pages.RunPageAsync(work, _options.PageSize, cancellationToken);
        return work.Answers;
    }

    /// <summary>True: an earlier arrival for one of the same targets is still pending on another node; it must go first.</summary>
    private static async Task<bool> IsOutOfOrderAsync(IWorkTransaction transaction, IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
    {
        var targets = arrivals.Select(arrival => arrival.TargetId).Distinct().ToList();
        var own = arrivals.Select(arrival => arrival.Id).ToHashSet();
        await using var context = transaction.CreateContext();
        var pending = await context.Arrivals.AsNoTracking()
            .Where(arrival => arrival.State == ArrivalState.Pending && targets.Contains(arrival.TargetId))
            .Select(arrival => new { arrival.Id, arrival.TargetId, arrival.ReceivedAt }).ToListAsync(cancellationToken);
        return pending.Where(other => !own.Contains(other.Id))
            .Any(other => arrivals.Any(mine => mine.TargetId == other.TargetId && (mine.ReceivedAt, mine.Id).CompareTo((other.ReceivedAt, other.Id)) > 0));
    }

    private async Task<IReadOnlyDictionary<long, ArrivalAnswerBody>> ReadAnswersAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        await using var context = _store.CreateContext();
        var done = await context.Arrivals.AsNoTracking().Where(arrival => ids.Contains(arrival.Id) && arrival.State == ArrivalState.Done)
            .Select(arrival => new { arrival.Id, arrival.AnswerBody }).ToListAsync(cancellationToken);
        return done.ToDictionary(arrival => arrival.Id, arrival => ArrivalAnswers.Read(arrival.AnswerBody!));
    }

    private sealed record Waiting(IReadOnlyList<NewArrival> Arrivals, string? Trace)
    {
        public TaskCompletionSource<IReadOnlyList<ArrivalResult>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class ArrivalPages(Arrivals owner, IReadOnlyCollection<long>? ids) : PageWork<Arrival>
    {
        public Dictionary<long, ArrivalAnswerBody> Answers { get; } = [];

        public override long KeyOf(Arrival item) => item.Id;

        public override async Task<bool> RunAsync(int size, Action<IReadOnlyList<Arrival>> claimed, CancellationToken cancellationToken)
        {
            await using var transaction = await owner._store.BeginAsync(cancellationToken);
            var arrivals = await ClaimAsync(transaction, size, cancellationToken);
            if (arrivals.Count == 0) return false;
            claimed(arrivals);
            var (outcomes, batch) = await owner._units.ApplyAsync(transaction, ItemsOf(arrivals), cancellationToken);
            if (await IsOutOfOrderAsync(transaction, arrivals, cancellationToken)) return false;
            var answers = new Dictionary<long, ArrivalAnswerBody>(arrivals.Count);
            for (var place = 0; place < arrivals.Count; place++)
            {
                var answer = await AnswerAsync(transaction, batch, arrivals[place], outcomes[place], cancellationToken);
                answers.Add(arrivals[place].Id, answer);
                batch.Answers.Add(new ArrivalAnswer(arrivals[place].Id, answer.Status, ArrivalAnswers.Write(answer), arrivals[place].ReceivedAt));
            }

            await transaction.WriteAsync(batch, cancellationToken);
            var failed = arrivals.Zip(outcomes).Where(pair => pair.Second.Failure is not null).Select(pair => LetterOf(pair.First, pair.Second.Failure!)).ToList();
            var added = await owner._letters.AddAsync(transaction, failed, cancellationToken);
            foreach (var act in arrivals.Where(arrival => arrival.Portal == Console)) await NoteAsync(transaction, act, answers[act.Id], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await owner._letters.RingAsync(added, cancellationToken);
            foreach (var (id, answer) in answers) Answers[id] = answer;
            return true;
        }

        /// <summary>An arrival that cannot be written is answered as failed: its sender knows, and the cycle goes on.</summary>
        public override async Task BuryAsync(Arrival item, Exception reason, CancellationToken cancellationToken)
        {
            await using var transaction = await owner._store.BeginAsync(cancellationToken);
            if (await transaction.ClaimArrivalsAsync([item.Id], cancellationToken) is not [var arrival]) return;
            var answer = ArrivalAnswers.Of(new WorkOutcome { InstanceId = arrival.TargetId, Failure = reason });
            var batch = new WorkBatch();
            batch.Answers.Add(new ArrivalAnswer(arrival.Id, answer.Status, ArrivalAnswers.Write(answer), arrival.ReceivedAt));
            await transaction.WriteAsync(batch, cancellationToken);
            var added = await owner._letters.AddAsync(transaction, [LetterOf(arrival, reason)], cancellationToken);
            if (arrival.Portal == Console) await NoteAsync(transaction, arrival, answer, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await owner._letters.RingAsync(added, cancellationToken);
            Answers[arrival.Id] = answer;
        }

        private List<WorkItem> ItemsOf(IReadOnlyList<Arrival> arrivals) =>
            [.. arrivals.Select(arrival => ArrivalItems.Of(arrival) with { Trace = owner._traces.GetValueOrDefault(arrival.Id) })];

        private Task<IReadOnlyList<Arrival>> ClaimAsync(IWorkTransaction transaction, int size, CancellationToken cancellationToken) => ids is null
            ? transaction.ClaimPendingArrivalsAsync(Instant.MaxValue, size, cancellationToken)
            : transaction.ClaimArrivalsAsync([.. ids.Where(id => !Answers.ContainsKey(id)).Order().Take(size)], cancellationToken);

        private async Task<ArrivalAnswerBody> AnswerAsync(
            IWorkTransaction transaction, WorkBatch batch, Arrival arrival, WorkOutcome outcome, CancellationToken cancellationToken)
        {
            var move = outcome.Proposal is null ? (long?)null : await owner._proposals.KeepAsync(transaction, batch, arrival, outcome, cancellationToken);
            if (arrival.Stimulus == ReviewEvents.ExtensionRefused && outcome.Applied)
                await EventProposals.WithdrawAsync(transaction, batch, arrival, outcome, cancellationToken);
            return ArrivalAnswers.Of(outcome, move);
        }

        // Last before the commit: the end of the operator log stays locked until then.
        private async Task NoteAsync(IWorkTransaction transaction, Arrival act, ArrivalAnswerBody answer, CancellationToken cancellationToken)
        {
            await using var context = transaction.CreateContext();
            await owner._note(context, act, answer, cancellationToken);
        }

        private static LetterDraft LetterOf(Arrival arrival, Exception failure) =>
            new(DeadLetterKind.Arrival, arrival.Id, arrival.TargetId, arrival.Stimulus, failure);
    }
}
