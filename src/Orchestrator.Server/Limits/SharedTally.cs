using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Limits;

/// <summary>Counts by the minute, over all nodes.</summary>
internal sealed class SharedTally(IDbContextFactory<OrchestratorDbContext> contexts, IClock clock)
{
    /// <summary>How long a window is. Windows follow one another; none slides.</summary>
    public static readonly Duration Window = Duration.FromMinutes(1);

    /// <summary>When the present window began.</summary>
    public Instant Since
    {
        get
        {
            var seconds = clock.GetCurrentInstant().ToUnixTimeSeconds();
            return Instant.FromUnixTimeSeconds(seconds - (seconds % (long)Window.TotalSeconds));
        }
    }

    /// <summary>Whole seconds until the present window ends, at least 1.</summary>
    public int SecondsLeft => Math.Max(1, (int)Math.Ceiling((Since + Window - clock.GetCurrentInstant()).TotalSeconds));

    /// <summary>Adds to a count of a window.</summary>
    /// <returns>The count of all nodes, this addition with it.</returns>
    public async Task<int> AddAsync(string name, Instant since, int amount, CancellationToken cancellation)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            if (await AddToAsync(context, name, since, amount, cancellation) is { } total) return total;
            context.Tallies.Add(new Tally { Name = name, Since = since, Count = amount });
            try
            {
                await context.SaveChangesAsync(cancellation);
                return amount;
            }
            catch (DbUpdateException)
            {
                // Another node began the window a moment ago: its row is there now.
            }
        }
    }

    // The update locks the row, so that the count read after it has this addition and no later one.
    private static async Task<int?> AddToAsync(OrchestratorDbContext context, string name, Instant since, int amount, CancellationToken cancellation)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var row = context.Tallies.Where(tally => tally.Name == name && tally.Since == since);
        if (await row.ExecuteUpdateAsync(set => set.SetProperty(tally => tally.Count, tally => tally.Count + amount), cancellation) == 0) return null;
        var total = await row.Select(tally => tally.Count).SingleAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return total;
    }
}
