using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Refusals;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Acts;

/// <summary>Checks what a payload refers to: images that it names by hash must have been uploaded, applications must exist.</summary>
public sealed class ActChecks(IDbContextFactory<OrchestratorDbContext> contexts)
{
    /// <summary>All that is wrong; when nothing is, the payload's application numbers have become instances.</summary>
    public async Task<IReadOnlyList<FieldError>> CheckAsync(
        Cycle cycle,
        ReviewEvent known,
        JsonObject data,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(known);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var errors = await EvidenceAsync(context, data, cancellationToken);
        if (known.Level == EventLevel.Cycle)
            errors.AddRange(await ApplicationNumbers.ResolveAsync(context, cycle, known, data, cancellationToken));
        return errors;
    }

    private static async Task<List<FieldError>> EvidenceAsync(
        OrchestratorDbContext context,
        JsonObject data,
        CancellationToken cancellationToken
    )
    {
        if (data["evidence"] is not JsonArray items)
            return [];
        var named = items
            .Select((item, index) => (Index: index, Hash: (string?)(item as JsonObject)?["sha256"]))
            .Where(item => item.Hash is not null)
            .ToList();
        if (named.Count == 0)
            return [];
        var hashes = named.Select(item => item.Hash!.ToLowerInvariant()).ToList();
        var kept = await context
            .Evidence.Where(evidence => hashes.Contains(evidence.Sha256))
            .Select(evidence => evidence.Sha256)
            .ToListAsync(cancellationToken);
        return
        [
            .. named
                .Where(item => !kept.Contains(item.Hash!.ToLowerInvariant()))
                .Select(item => new FieldError(
                    $"$.data.evidence[{item.Index}].sha256",
                    "没有这份图片，请先上传（门户用 POST /api/portal/v1/evidence）。",
                    "there is no such image; upload it first (portals: POST /api/portal/v1/evidence)."
                )),
        ];
    }
}
