using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Moves;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Engine.Intake;

/// <summary>
/// Accepts portal events and operators' acts. Step one stamps them with the database's clock and makes them durable; step
/// two processes them and stores the answer; only then is anyone answered: accepted means committed (D11). What a crash
/// leaves between the steps, <see cref="ProcessPendingAsync"/> finishes.
/// </summary>
public sealed partial class Arrivals(
    IWorkStore store, UnitOfWork units, EventProposals proposals, ArrivalNote note, AlarmBell alarms, EngineOptions options, ILogger<Arrivals> logger) : IDisposable
{
    /// <summary>The sender of what people do at the console; all others are portals' codes.</summary>
    public const string Console = "console";

    /// <summary>Another node that is just processing the same instance is given so many turns.</summary>
    private const int MaxTurns = 40;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Accepts arrivals in their order and answers when they are committed.</summary>
    /// <remarks>While one batch is in the database, further callers gather and go together in the next; a single caller never waits for others to come.</remarks>
    /// <returns>One result per arrival, in their order.</returns>
    public async Task<IReadOnlyList<ArrivalResult>> AcceptAsync(IReadOnlyList<NewArrival> arrivals, CancellationToken cancellationToken)
    {
        if (arrivals.Count == 0) return [];
        var own = new Waiting(arrivals);
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

        return await own.Done.Task;
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
        while (count < options.PageSize && _waiting.TryDequeue(out var next))
        {
            batch.Add(next);
            count += next.Arrivals.Count;
        }

        try
        {
            var results = await StampAndProcessAsync([.. batch.SelectMany(waiting => waiting.Arrivals)], cancellationToken);
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

    private async Task<IReadOnlyList<ArrivalResult>> StampAndProcessAsync(IReadOnlyList<NewArrival> arrivals, CancellationToken cancellationToken)
    {
        var stamped = await store.StampArrivalsAsync(arrivals, cancellationToken);
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
            if (pending.Count > 0) await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(5 << Math.Min(turn, 5), 100)), cancellationToken);
        }

        return [.. stamped.Select(arrival => new ArrivalResult(
            arrival.Id, arrival.ReceivedAt, arrival.Outcome == StampOutcome.Repeat, arrival.Outcome == StampOutcome.KeyReused,
            arrival.Outcome == StampOutcome.KeyReused ? null : answers.GetValueOrDefault(arrival.Id) ?? ArrivalAnswers.Read(arrival.AnswerBody!)))];
    }

    /// <summary>Processes a page of pending arrivals, the given ones or the oldest, in the order of their stamps.</summary>
    private async Task<IReadOnlyDictionary<long, ArrivalAnswerBody>> ProcessPageAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken)
    {
        try
        {
            return await ProcessOnceAsync(ids, options.PageSize, cancellationToken);
        }
        catch (Exception exception) when (exception is WorkConflictException or DuplicateRowException)
        {
            Conflicted(logger, exception);
            return await ProcessAloneAsync(ids, cancellationToken);
        }
    }

    /// <summary>Alone, an arrival that cannot be written harms no other. It is tried twice, for the other writer may have been right; then it is answered as failed.</summary>
    private async Task<IReadOnlyDictionary<long, ArrivalAnswerBody>> ProcessAloneAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                return await ProcessOnceAsync(ids, 1, cancellationToken);
            }
            catch (Exception exception) when (exception is WorkConflictException or DuplicateRowException)
            {
                if (again) return await FailOneAsync(ids, exception, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyDictionary<long, ArrivalAnswerBody>> FailOneAsync(IReadOnlyCollection<long>? ids, Exception reason, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        if (await ClaimAsync(transaction, ids, 1, cancellationToken) is not [var arrival, ..]) return new Dictionary<long, ArrivalAnswerBody>();
        var answer = ArrivalAnswers.Of(new WorkOutcome { InstanceId = arrival.TargetId, Failure = reason });
        var batch = new WorkBatch();
        batch.Answers.Add(new ArrivalAnswer(arrival.Id, answer.Status, ArrivalAnswers.Write(answer), arrival.ReceivedAt));
        await transaction.WriteAsync(batch, cancellationToken);
        await NoteAsync(transaction, [arrival], new Dictionary<long, ArrivalAnswerBody> { [arrival.Id] = answer }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await TellAsync(arrival, reason, cancellationToken);
        return new Dictionary<long, ArrivalAnswerBody> { [arrival.Id] = answer };
    }

    private static Task<IReadOnlyList<Arrival>> ClaimAsync(IWorkTransaction transaction, IReadOnlyCollection<long>? ids, int max, CancellationToken cancellationToken) => ids is null
        ? transaction.ClaimPendingArrivalsAsync(Instant.MaxValue, max, cancellationToken)
        : transaction.ClaimArrivalsAsync([.. ids.Order().Take(max)], cancellationToken);

    private Task TellAsync(Arrival arrival, Exception reason, CancellationToken cancellationToken) => alarms.RingAsync(
        new Alarm(
            "arrival-failed", $"arrivals/{arrival.Id}",
            $"事项 {arrival.Stimulus} 处理时出错（{reason.GetType().Name}），未作任何更改；请查看服务器日志。",
            $"The arrival {arrival.Stimulus} could not be processed ({reason.GetType().Name}); nothing was changed. See the server's log."),
        cancellationToken);

    private async Task<IReadOnlyDictionary<long, ArrivalAnswerBody>> ProcessOnceAsync(IReadOnlyCollection<long>? ids, int max, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        var arrivals = await ClaimAsync(transaction, ids, max, cancellationToken);
        if (arrivals.Count == 0) return new Dictionary<long, ArrivalAnswerBody>();
        var (outcomes, batch) = await units.ApplyAsync(transaction, arrivals.Select(ArrivalItems.Of).ToList(), cancellationToken);
        if (await IsOutOfOrderAsync(transaction, arrivals, cancellationToken)) return new Dictionary<long, ArrivalAnswerBody>();
        var answers = new Dictionary<long, ArrivalAnswerBody>(arrivals.Count);
        for (var place = 0; place < arrivals.Count; place++)
        {
            var move = outcomes[place].Proposal is null ? (long?)null : await proposals.KeepAsync(transaction, batch, arrivals[place], outcomes[place], cancellationToken);
            if (arrivals[place].Stimulus == ReviewEvents.ExtensionRefused && outcomes[place].Applied) await EventProposals.WithdrawAsync(transaction, batch, arrivals[place], outcomes[place], cancellationToken);
            var answer = ArrivalAnswers.Of(outcomes[place], move);
            answers.Add(arrivals[place].Id, answer);
            batch.Answers.Add(new ArrivalAnswer(arrivals[place].Id, answer.Status, ArrivalAnswers.Write(answer), arrivals[place].ReceivedAt));
        }

        await transaction.WriteAsync(batch, cancellationToken);
        await NoteAsync(transaction, arrivals, answers, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        for (var place = 0; place < arrivals.Count; place++)
        {
            if (outcomes[place].Failure is { } failure) await TellAsync(arrivals[place], failure, cancellationToken);
        }

        return answers;
    }

    private async Task NoteAsync(
        IWorkTransaction transaction, IReadOnlyList<Arrival> arrivals, Dictionary<long, ArrivalAnswerBody> answers, CancellationToken cancellationToken)
    {
        foreach (var act in arrivals.Where(arrival => arrival.Portal == Console))
        {
            await using var context = transaction.CreateContext();
            await note(context, act, answers[act.Id], cancellationToken);
        }
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
        await using var context = store.CreateContext();
        var done = await context.Arrivals.AsNoTracking().Where(arrival => ids.Contains(arrival.Id) && arrival.State == ArrivalState.Done)
            .Select(arrival => new { arrival.Id, arrival.AnswerBody }).ToListAsync(cancellationToken);
        return done.ToDictionary(arrival => arrival.Id, arrival => ArrivalAnswers.Read(arrival.AnswerBody!));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of arrivals met another writer; they are processed one by one")]
    private static partial void Conflicted(ILogger logger, Exception exception);

    private sealed record Waiting(IReadOnlyList<NewArrival> Arrivals)
    {
        public TaskCompletionSource<IReadOnlyList<ArrivalResult>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
