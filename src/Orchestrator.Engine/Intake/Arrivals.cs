using System.Collections.Concurrent;
using System.Diagnostics;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Work;

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
    internal const int MaxTurns = 40;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly IWorkStore _store;
    private readonly ArrivalProcessor _processor;
    private readonly EngineOptions _options;

    internal Arrivals(IWorkStore store, ArrivalProcessor processor, EngineOptions options) =>
        (_store, _processor, _options) = (store, processor, options);

    /// <summary>Accepts arrivals in their order and answers when they are committed.</summary>
    /// <remarks>
    /// While one batch is in the database, further callers gather and go together in the next; a single caller never
    /// waits for others to come.
    /// </remarks>
    /// <returns>One result per arrival, in their order.</returns>
    /// <exception cref="Storage.Texts.UnfitTextException">A text of these arrivals does not fit its column: nothing
    /// was stamped, and no other caller is concerned.</exception>
    public async Task<IReadOnlyList<ArrivalResult>> AcceptAsync(
        IReadOnlyList<NewArrival> arrivals,
        CancellationToken cancellationToken
    )
    {
        if (arrivals.Count == 0)
            return [];
        BatchCheck.Check(arrivals);
        var began = Stopwatch.GetTimestamp();
        using var trace = EngineTraces.StartArrival(arrivals);
        var own = new Waiting(arrivals, trace?.Id);
        _waiting.Enqueue(own);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (!own.Done.Task.IsCompleted)
                await AcceptWaitingAsync(CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }

        var results = await own.Done.Task;
        if (_options.IsMeasured)
            ArrivalMetrics.Count(arrivals, results, Stopwatch.GetElapsedTime(began));
        return results;
    }

    /// <summary>Processes arrivals that were stamped but not answered, because a process ended in between.</summary>
    /// <returns>How many were processed.</returns>
    public async Task<int> ProcessPendingAsync(CancellationToken cancellationToken)
    {
        var processed = 0;
        while (true)
        {
            var page = await _processor.ProcessPageAsync(ids: null, cancellationToken);
            processed += page.Count;
            if (page.Count == 0)
                return processed;
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
            var stamped = await _store.StampArrivalsAsync(
                [.. batch.SelectMany(waiting => waiting.Arrivals)],
                cancellationToken
            );
            await ProcessAsync(batch, stamped, cancellationToken);
        }
        catch (Exception exception)
        {
            // Each caller learns of it by itself; what was stamped stays and is processed by the arrivals job.
            foreach (var waiting in batch)
                waiting.Done.TrySetException(exception);
        }
    }

    private async Task ProcessAsync(
        List<Waiting> batch,
        IReadOnlyList<StampedArrival> stamped,
        CancellationToken cancellationToken
    )
    {
        foreach (
            var (arrival, trace) in stamped.Zip(
                batch.SelectMany(waiting => waiting.Arrivals.Select(_ => waiting.Trace))
            )
        )
        {
            if (trace is not null)
                _processor.Traces[arrival.Id] = trace;
        }

        var answers = new Dictionary<long, ArrivalAnswerBody>();
        Exception? failure = null;
        try
        {
            await ProcessStampedAsync(stamped, answers, cancellationToken);
        }
        catch (Exception exception)
        {
            // What was committed in the meantime, here or on another node, is answered as it was decided.
            failure = exception;
            foreach (
                var (id, answer) in await _processor.ReadAnswersAsync(
                    [.. stamped.Select(arrival => arrival.Id)],
                    cancellationToken
                )
            )
            {
                answers[id] = answer;
            }
        }
        finally
        {
            foreach (var arrival in stamped)
                _processor.Traces.TryRemove(arrival.Id, out _);
        }

        Answer(batch, stamped, answers, failure);
    }

    private static void Answer(
        List<Waiting> batch,
        IReadOnlyList<StampedArrival> stamped,
        Dictionary<long, ArrivalAnswerBody> answers,
        Exception? failure
    )
    {
        var place = 0;
        foreach (var waiting in batch)
        {
            var own = stamped
                .Skip(place)
                .Take(waiting.Arrivals.Count)
                .Select(arrival => ResultOf(arrival, answers))
                .ToList();
            if (own.TrueForAll(result => result is not null))
                waiting.Done.SetResult([.. own.OfType<ArrivalResult>()]);
            else
                waiting.Done.TrySetException(failure!);
            place += waiting.Arrivals.Count;
        }
    }

    /// <summary>Null: it is stamped and has no answer yet.</summary>
    private static ArrivalResult? ResultOf(StampedArrival arrival, Dictionary<long, ArrivalAnswerBody> answers)
    {
        if (arrival.Outcome == StampOutcome.KeyReused)
            return new ArrivalResult(arrival.Id, arrival.ReceivedAt, Replayed: false, KeyReused: true, Answer: null);
        var answer = answers.GetValueOrDefault(arrival.Id)
            ?? (arrival.AnswerBody is { } body ? ArrivalAnswers.Read(body) : null);
        return answer is null
            ? null
            : new ArrivalResult(
                arrival.Id,
                arrival.ReceivedAt,
                arrival.Outcome == StampOutcome.Repeat,
                KeyReused: false,
                answer
            );
    }

    private async Task ProcessStampedAsync(
        IReadOnlyList<StampedArrival> stamped,
        Dictionary<long, ArrivalAnswerBody> answers,
        CancellationToken cancellationToken
    )
    {
        var pending = stamped
            .Where(arrival => arrival.Outcome != StampOutcome.KeyReused && arrival.State == ArrivalState.Pending)
            .Select(arrival => arrival.Id)
            .ToHashSet();
        for (var turn = 0; pending.Count > 0; turn++)
        {
            foreach (var (id, answer) in await _processor.ProcessPageAsync(pending, cancellationToken))
                answers[id] = answer;
            pending.ExceptWith(answers.Keys);
            if (pending.Count == 0)
                break;
            if (turn == MaxTurns)
            {
                throw new TimeoutException(
                    $"{pending.Count} arrivals are stamped, but another node holds them; they will be answered when asked again."
                );
            }
            foreach (var (id, answer) in await _processor.ReadAnswersAsync(pending, cancellationToken))
                answers[id] = answer;
            pending.ExceptWith(answers.Keys);
            if (pending.Count == 0)
                break;

            // What a crash left before them goes first; if other nodes hold it, they are given time.
            foreach (var (id, answer) in await _processor.ProcessPageAsync(ids: null, cancellationToken))
                answers[id] = answer;
            pending.ExceptWith(answers.Keys);
            if (pending.Count > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(5 << Math.Min(turn, 5), 100)), cancellationToken);
        }
    }

    private sealed record Waiting(IReadOnlyList<NewArrival> Arrivals, string? Trace)
    {
        public TaskCompletionSource<IReadOnlyList<ArrivalResult>> Done { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
