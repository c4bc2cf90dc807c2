using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Intake;

/// <summary>Pages of pending arrivals: an arrival's effects and its answer are one commit.</summary>
/// <param name="owner">What it works with.</param>
/// <param name="ids">The arrivals; null: the oldest there are.</param>
internal sealed class ArrivalPages(ArrivalProcessor owner, IReadOnlyCollection<long>? ids) : PageWork<Arrival>
{
    /// <summary>Those that were answered.</summary>
    public Dictionary<long, ArrivalAnswerBody> Answers { get; } = [];

    public override long KeyOf(Arrival item) => item.Id;

    public override async Task<bool> RunAsync(
        int size,
        Action<IReadOnlyList<Arrival>> claimed,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await owner.Store.BeginAsync(cancellationToken);
        var arrivals = await ClaimAsync(transaction, size, cancellationToken);
        if (arrivals.Count == 0)
            return false;
        claimed(arrivals);
        var (outcomes, batch) = await owner.Units.ApplyAsync(transaction, ItemsOf(arrivals), cancellationToken);
        if (await IsOutOfOrderAsync(transaction, arrivals, cancellationToken))
            return false;
        var answers = new List<ArrivalAnswerBody>(arrivals.Count);
        for (var place = 0; place < arrivals.Count; place++)
            answers.Add(await AnswerAsync(transaction, batch, arrivals[place], outcomes[place], cancellationToken));
        var failed = arrivals
            .Zip(outcomes)
            .Where(pair => pair.Second.Failure is not null)
            .Select(pair => LetterOf(pair.First, pair.Second.Failure!))
            .ToList();
        await CommitAsync(transaction, batch, arrivals, answers, failed, cancellationToken);
        return true;
    }

    /// <summary>An arrival that cannot be written is answered as failed: its sender knows, and the cycle goes on.</summary>
    public override async Task BuryAsync(Arrival item, Exception reason, CancellationToken cancellationToken)
    {
        await using var transaction = await owner.Store.BeginAsync(cancellationToken);
        if (await transaction.ClaimArrivalsAsync([item.Id], cancellationToken) is not [var arrival])
            return;
        var answer = ArrivalAnswers.Of(new WorkOutcome { InstanceId = arrival.TargetId, Failure = reason });
        await CommitAsync(
            transaction,
            new WorkBatch(),
            [arrival],
            [answer],
            [LetterOf(arrival, reason)],
            cancellationToken
        );
    }

    /// <summary>True: an earlier arrival for one of the same targets is still pending on another node; it must go first.</summary>
    private static async Task<bool> IsOutOfOrderAsync(
        IWorkTransaction transaction,
        IReadOnlyList<Arrival> arrivals,
        CancellationToken cancellationToken
    )
    {
        var targets = arrivals.Select(arrival => arrival.TargetId).Distinct().ToList();
        var own = arrivals.Select(arrival => arrival.Id).ToHashSet();
        await using var context = transaction.CreateContext();
        var pending = await context
            .Arrivals.AsNoTracking()
            .Where(arrival => arrival.State == ArrivalState.Pending && targets.Contains(arrival.TargetId))
            .Select(arrival => new
            {
                arrival.Id,
                arrival.TargetId,
                arrival.ReceivedAt,
            })
            .ToListAsync(cancellationToken);
        return pending
            .Where(other => !own.Contains(other.Id))
            .Any(other =>
                arrivals.Any(mine =>
                    mine.TargetId == other.TargetId
                    && (mine.ReceivedAt, mine.Id).CompareTo((other.ReceivedAt, other.Id)) > 0
                )
            );
    }

    private async Task CommitAsync(
        IWorkTransaction transaction,
        WorkBatch batch,
        IReadOnlyList<Arrival> arrivals,
        IReadOnlyList<ArrivalAnswerBody> answers,
        List<LetterDraft> failed,
        CancellationToken cancellationToken
    )
    {
        batch.Answers.AddRange(
            arrivals
                .Zip(answers)
                .Select(pair => new ArrivalAnswer(
                    pair.First.Id,
                    pair.Second.Status,
                    ArrivalAnswers.Write(pair.Second),
                    pair.First.ReceivedAt
                ))
        );
        await transaction.WriteAsync(batch, cancellationToken);
        var added = await owner.Letters.AddAsync(transaction, failed, cancellationToken);
        await NoteAsync(transaction, arrivals, answers, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var (arrival, answer) in arrivals.Zip(answers))
            Answers[arrival.Id] = answer;
        await owner.Letters.RingAsync(added, cancellationToken);
    }

    // Last before the commit: the end of the operator log stays locked until then.
    private async Task NoteAsync(
        IWorkTransaction transaction,
        IReadOnlyList<Arrival> arrivals,
        IReadOnlyList<ArrivalAnswerBody> answers,
        CancellationToken cancellationToken
    )
    {
        foreach (var (act, answer) in arrivals.Zip(answers).Where(pair => pair.First.Portal == Arrivals.Console))
        {
            await using var context = transaction.CreateContext();
            await owner.Note(context, act, answer, cancellationToken);
        }
    }

    private async Task<ArrivalAnswerBody> AnswerAsync(
        IWorkTransaction transaction,
        WorkBatch batch,
        Arrival arrival,
        WorkOutcome outcome,
        CancellationToken cancellationToken
    ) =>
        ArrivalAnswers.Of(
            outcome,
            owner.Proposals is { } proposals
                ? await proposals.KeepAsync(transaction, batch, arrival, outcome, cancellationToken)
                : null
        );

    private List<WorkItem> ItemsOf(IReadOnlyList<Arrival> arrivals) =>
        [
            .. arrivals.Select(arrival =>
                ArrivalItems.Of(arrival) with
                {
                    Trace = owner.Traces.GetValueOrDefault(arrival.Id),
                }
            ),
        ];

    private Task<IReadOnlyList<Arrival>> ClaimAsync(
        IWorkTransaction transaction,
        int size,
        CancellationToken cancellationToken
    ) =>
        ids is null
            ? transaction.ClaimPendingArrivalsAsync(Instant.MaxValue, size, cancellationToken)
            : transaction.ClaimArrivalsAsync(
                [.. ids.Where(id => !Answers.ContainsKey(id)).Order().Take(size)],
                cancellationToken
            );

    private static LetterDraft LetterOf(Arrival arrival, Exception failure) =>
        new(DeadLetterKind.Arrival, arrival.Id, arrival.TargetId, arrival.Stimulus, failure);
}
