using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Approvals;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Model;

namespace Orchestrator.Desk.Waiting;

/// <summary>待我办理: what others asked for and somebody may decide, and what is theirs to do soon.</summary>
public sealed class WaitingList(
    IDbContextFactory<OrchestratorDbContext> contexts,
    WaitingMoves moves,
    WaitingDuties duties,
    MayBeSecond second
)
{
    /// <summary>What lapses first comes first; what does not lapse, the oldest first, comes last.</summary>
    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(
        WaitingAudience audience,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = new List<AskedItem>(await moves.ReadAsync(context, audience.Approving, cancellationToken));
        if (audience.OfDefinitions)
        {
            asked.AddRange(await AskedItems.DefinitionsAsync(context, cancellationToken));
            asked.AddRange(await AskedItems.NoticesAsync(context, cancellationToken));
        }
        if (audience.OfCalendars)
            asked.AddRange(await AskedItems.CalendarsAsync(context, cancellationToken));
        var items = new List<WaitingItem>(await duties.ReadAsync(context, audience.Who, cancellationToken));
        // Few people ask for many things: each set of hands is judged once.
        foreach (var some in asked.GroupBy(one => string.Join('\n', one.Hands)))
        {
            if (await second(some.First().Hands, audience.Who.Account, cancellationToken))
                items.AddRange(some.Select(one => one.Item));
        }

        if (audience.OfDeadLetters && await DeadLettersAsync(context, cancellationToken) is { } letters)
            items.Add(letters);
        return
        [
            .. items
                .OrderBy(item => item.Lapses is null)
                .ThenBy(item => item.Lapses)
                .ThenBy(item => item.Since)
                .ThenBy(item => item.Id, StringComparer.Ordinal),
        ];
    }

    private static async Task<WaitingItem?> DeadLettersAsync(
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    )
    {
        var open = context.DeadLetters.Where(letter => letter.State == DeadLetterState.Open);
        var count = await open.CountAsync(cancellationToken);
        return count == 0
            ? null
            : new WaitingItem
            {
                Kind = WaitingKind.DeadLetter,
                Id = "",
                Subject = "",
                Since = await open.MinAsync(letter => letter.Since, cancellationToken),
                Count = count,
            };
    }
}
