using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Limits;

/// <summary>Counts by windows of time, over all nodes.</summary>
internal sealed class SharedTally(IDbContextFactory<OrchestratorDbContext> contexts, IClock clock)
{
    /// <summary>How long a window is where nothing else is said. Windows follow one another; none slides.</summary>
    public static readonly Duration Window = Duration.FromMinutes(1);

    /// <summary>When the present window began.</summary>
    public Instant Since => SinceOf(Window);

    /// <summary>When the present window of a length began.</summary>
    public Instant SinceOf(Duration window)
    {
        var seconds = clock.GetCurrentInstant().ToUnixTimeSeconds();
        return Instant.FromUnixTimeSeconds(seconds - (seconds % (long)window.TotalSeconds));
    }

    /// <summary>Whole seconds until the present window ends, at least 1.</summary>
    public int SecondsLeft => Math.Max(1, (int)Math.Ceiling((Since + Window - clock.GetCurrentInstant()).TotalSeconds));

    /// <summary>Adds to a count of a window.</summary>
    /// <returns>The count of all nodes, this addition with it.</returns>
    public async Task<int> AddAsync(string name, Instant since, int amount, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await AddToAsync(context, name, since, amount, cancellationToken) is { } total)
                return total;
            context.Tallies.Add(
                new Tally
                {
                    Name = name,
                    Since = since,
                    Count = amount,
                }
            );
            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return amount;
            }
            catch (DbUpdateException)
            {
                // Another node began the window a moment ago: its row is there now.
            }
        }
    }

    // The update locks the row, so that the count read after it has this addition and no later one.
    private static async Task<int?> AddToAsync(
        OrchestratorDbContext context,
        string name,
        Instant since,
        int amount,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var row = context.Tallies.Where(tally => tally.Name == name && tally.Since == since);
        if (
            await row.ExecuteUpdateAsync(
                set => set.SetProperty(tally => tally.Count, tally => tally.Count + amount),
                cancellationToken
            ) == 0
        )
        {
            return null;
        }
        var total = await row.Select(tally => tally.Count).SingleAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return total;
    }
}
