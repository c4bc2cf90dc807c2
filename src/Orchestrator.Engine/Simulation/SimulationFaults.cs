using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Model;

namespace Orchestrator.Engine.Simulation;

/// <summary>Reads what failed for good.</summary>
internal static class SimulationFaults
{
    public static async Task<IReadOnlyList<SimulationFault>> ReadAsync(
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    )
    {
        var letters = await context
            .DeadLetters.AsNoTracking()
            .Where(letter => letter.State == DeadLetterState.Open)
            .OrderBy(letter => letter.Since)
            .ThenBy(letter => letter.Id)
            .Select(letter => new
            {
                letter.InstanceId,
                letter.Name,
                letter.Reason,
                Node = letter.Kind == DeadLetterKind.Deadline
                    ? context
                        .Deadlines.Where(deadline => deadline.Id == letter.ItemId)
                        .Select(deadline => deadline.NodeId)
                        .FirstOrDefault()
                    : null,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. letters.Select(letter => new SimulationFault(
                letter.InstanceId.ToString(CultureInfo.InvariantCulture),
                letter.Node is { } node ? node[(node.LastIndexOf(':') + 1)..] : letter.Name,
                letter.Reason
            )),
        ];
    }
}
