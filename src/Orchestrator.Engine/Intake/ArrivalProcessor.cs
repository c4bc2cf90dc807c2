using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Intake;

/// <summary>Processes stamped arrivals and stores their answers.</summary>
internal sealed class ArrivalProcessor(
    IWorkStore store,
    UnitOfWork units,
    ArrivalNote note,
    PageRunner pages,
    DeadLetterBook letters,
    EngineOptions options,
    IDateProposals? proposals = null
)
{
    /// <summary>Trace parents of arrivals that are being accepted, by id.</summary>
    public ConcurrentDictionary<long, string> Traces { get; } = new();

    public IWorkStore Store => store;

    public UnitOfWork Units => units;

    public DeadLetterBook Letters => letters;

    public ArrivalNote Note => note;

    public IDateProposals? Proposals => proposals;

    /// <summary>Processes a page of pending arrivals, the given ones or the oldest, in the order of their stamps.</summary>
    public async Task<IReadOnlyDictionary<long, ArrivalAnswerBody>> ProcessPageAsync(
        IReadOnlyCollection<long>? ids,
        CancellationToken cancellationToken
    )
    {
        var work = new ArrivalPages(this, ids);
        await pages.RunPageAsync(work, options.PageSize, cancellationToken);
        return work.Answers;
    }

    /// <summary>The stored answers of those that have one.</summary>
    public async Task<IReadOnlyDictionary<long, ArrivalAnswerBody>> ReadAnswersAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    )
    {
        await using var context = store.CreateContext();
        var done = await context
            .Arrivals.AsNoTracking()
            .Where(arrival => ids.Contains(arrival.Id) && arrival.State == ArrivalState.Done)
            .Select(arrival => new { arrival.Id, arrival.AnswerBody })
            .ToListAsync(cancellationToken);
        return done.ToDictionary(arrival => arrival.Id, arrival => ArrivalAnswers.Read(arrival.AnswerBody!));
    }
}
