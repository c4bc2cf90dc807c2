using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Practice;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Sessions;

/// <summary>
/// Four eyes by account: who made an account, or gave out a link to it, could sign in as its owner. So an account is no second person for
/// whoever made it, nor for whoever made its maker, and so on; and the other way round. A practice database is one
/// person's to try things in.
/// </summary>
internal sealed class AccountLineage(IDbContextFactory<OrchestratorDbContext> contexts, PracticeMode practice)
{
    public async Task<bool> MayBeSecondAsync(
        IReadOnlyCollection<string> hands,
        string second,
        CancellationToken cancellationToken
    )
    {
        if (hands.Contains(second))
            return false;
        if (practice.IsOn)
            return true;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var makers = await context
            .Users.AsNoTracking()
            .Where(user => user.MadeBy != null)
            .ToDictionaryAsync(user => user.Account, user => user.MadeBy!, cancellationToken);
        var above = MakersOf(second, makers);
        return !hands.Any(hand => above.Contains(hand) || MakersOf(hand, makers).Contains(second));
    }

    private static HashSet<string> MakersOf(string account, Dictionary<string, string> makers)
    {
        var above = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([account]);
        while (open.TryDequeue(out var next))
        {
            foreach (var maker in makers.GetValueOrDefault(next)?.Split(' ') ?? [])
            {
                if (above.Add(maker))
                    open.Enqueue(maker);
            }
        }

        return above;
    }
}
