using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Applications;
using Orchestrator.Engine;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Hosting;

/// <summary>
/// Masks names in what has been processed, and prunes what has had its time (<see cref="RetentionOptions"/>). Several
/// nodes may run it at once.
/// </summary>
internal sealed class Retention(
    ServerSettings settings,
    IWorkStore store,
    IDbContextFactory<OrchestratorDbContext> contexts
)
{
    private const int PageSize = 500;

    /// <returns>How many rows were masked, emptied or deleted.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = await store.ReadClockAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var count = await MaskAsync(context, cancellationToken);
        count += await EmptyAsync(context, now - settings.Retention.Arrivals, cancellationToken);
        return count + await PruneOutboxAsync(context, now - settings.Retention.Outbox, cancellationToken);
    }

    private static IQueryable<Arrival> Answered(OrchestratorDbContext context) =>
        context.Arrivals.Where(arrival => arrival.State == ArrivalState.Done);

    private static async Task<int> MaskAsync(OrchestratorDbContext context, CancellationToken cancellationToken)
    {
        // Only a submission names a person; other events name dates, clauses and organisations.
        var whole = Answered(context).Where(arrival => arrival.Keeping == ArrivalKeeping.Whole);
        var masked = await whole
            .Where(arrival => arrival.Target != ArrivalTarget.NewApplication)
            .ExecuteUpdateAsync(
                set => set.SetProperty(arrival => arrival.Keeping, ArrivalKeeping.Masked),
                cancellationToken
            );
        var submissions = whole
            .Where(arrival => arrival.Target == ArrivalTarget.NewApplication)
            .OrderBy(arrival => arrival.AnsweredAt);
        while (await submissions.Take(PageSize).ToListAsync(cancellationToken) is { Count: > 0 } page)
        {
            foreach (var arrival in page)
                (arrival.Payload, arrival.Keeping) = (Masked(arrival.Payload), ArrivalKeeping.Masked);
            masked += await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }

        return masked;
    }

    private static string Masked(string payload)
    {
        if (JsonNode.Parse(payload) is not JsonObject submission)
            return payload;
        KeptSubmission.MaskName(submission);
        return submission.ToJsonString(EngineJson.Options);
    }

    private static Task<int> EmptyAsync(
        OrchestratorDbContext context,
        Instant until,
        CancellationToken cancellationToken
    ) =>
        Answered(context)
            .Where(arrival => arrival.Keeping == ArrivalKeeping.Masked && arrival.AnsweredAt < until)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(arrival => arrival.Payload, "{}")
                        .SetProperty(arrival => arrival.Keeping, ArrivalKeeping.Gone),
                cancellationToken
            );

    // The oldest by id, a page at a time: what is young ends it, so that no index on the hot table is needed.
    private static async Task<int> PruneOutboxAsync(
        OrchestratorDbContext context,
        Instant until,
        CancellationToken cancellationToken
    )
    {
        var pruned = 0;
        while (true)
        {
            var oldest = await context
                .Outbox.Where(message => message.State == OutboxState.Sent)
                .OrderBy(message => message.Id)
                .Take(PageSize)
                .Select(message => new { message.Id, message.SentAt })
                .ToListAsync(cancellationToken);
            var ids = oldest.Where(message => message.SentAt < until).Select(message => message.Id).ToList();
            if (ids.Count > 0)
            {
                pruned += await context
                    .Outbox.Where(message => ids.Contains(message.Id))
                    .ExecuteDeleteAsync(cancellationToken);
            }
            if (ids.Count < PageSize)
                return pruned;
        }
    }
}
