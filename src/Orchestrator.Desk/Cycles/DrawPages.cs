using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Steps;
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
        var draws = WorkflowStateJson
            .Read(state)
            .Variables.Where(variable => TrackNames.BaseOf(variable.Key) == DrawRecord.Variable)
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => ViewOf(TrackNames.TrackOf(variable.Key), variable.Value))
            .OfType<DrawView>()
            .ToList();
        return draws is [var first, .. var others] ? first with { OfOtherTracks = others } : null;
    }

    private static DrawView? ViewOf(string? track, JsonNode? variable) =>
        variable?.Deserialize<DrawRecord>(ReviewJson.Options) is { } record
            ? new DrawView
            {
                Commitment = record.Commitment,
                Seed = record.Seed,
                Committee = record.Committee,
                Dropped = record.Dropped,
                Track = track,
            }
            : null;
}
