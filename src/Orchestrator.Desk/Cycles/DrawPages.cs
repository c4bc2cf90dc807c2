using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Draws;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Cycles;

/// <summary>The record of a cycle's draw: for the office and those who watch over it, never for applicants and employers.</summary>
public sealed class DrawPages(IDbContextFactory<OrchestratorDbContext> contexts)
{
    /// <summary>Null while nothing is drawn.</summary>
    public async Task<DrawView?> FindAsync(Cycle cycle, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var state = await context
            .Instances.Where(instance => instance.Id == cycle.InstanceId)
            .Select(instance => instance.State)
            .FirstAsync(cancellationToken);
        var draws = DrawRecord
            .AllIn(WorkflowStateJson.Read(state))
            .Select(kept => ViewOf(kept.Track, kept.Draw))
            .ToList();
        return draws is [var first, .. var others] ? first with { OfOtherTracks = others } : null;
    }

    private static DrawView ViewOf(string? track, DrawRecord record) =>
        new()
        {
            Commitment = record.Commitment,
            Seed = record.Seed,
            Committee = record.Committee,
            Dropped = record.Dropped,
            Track = track,
        };
}
