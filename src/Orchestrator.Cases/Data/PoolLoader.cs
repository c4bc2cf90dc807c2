using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview;
using Orchestrator.TitleReview.Draws;

namespace Orchestrator.Cases.Data;

/// <summary>The experts who may be drawn for a cycle's committee.</summary>
internal sealed class PoolLoader : CycleLoader<ExpertPool>
{
    /// <inheritdoc/>
    protected override async Task<ExpertPool> ReadAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        CancellationToken cancellationToken
    )
    {
        var committee = (string?)JsonNode.Parse(cycle.Options)?["committee"];
        var rows = await context
            .Experts.AsNoTracking()
            .Where(expert => expert.Enabled && (committee == null || expert.Committee == committee))
            .OrderBy(expert => expert.Code)
            .Select(expert => new
            {
                expert.Code,
                expert.Employer,
                expert.HighlySkilled,
                expert.Data,
            })
            .ToListAsync(cancellationToken);
        var experts = rows.ConvertAll(row =>
            (
                JsonSerializer.Deserialize<PoolExpert>(row.Data, ReviewJson.Options)
                ?? new PoolExpert(row.Code, row.Employer)
            ) with
            {
                Id = row.Code,
                Unit = row.Employer,
                IsSkilled = row.HighlySkilled,
            }
        );
        var text = string.Join('\n', rows.Select(row => $"{row.Code} {row.Employer} {row.HighlySkilled} {row.Data}"));
        return new ExpertPool(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), experts);
    }
}
