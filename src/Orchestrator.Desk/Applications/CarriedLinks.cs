using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Moves;
using Orchestrator.Storage.Model;

namespace Orchestrator.Desk.Applications;

/// <summary>Reads from the journal of an application where it was carried over to, and from where.</summary>
internal static class CarriedLinks
{
    /// <summary>Both are null of one that was never carried over.</summary>
    public static async Task<(CarriedLink? To, CarriedLink? From)> ReadAsync(
        OrchestratorDbContext context,
        long instanceId,
        CancellationToken cancellationToken
    )
    {
        var lines = await context
            .Journal.AsNoTracking()
            .Where(line => line.InstanceId == instanceId)
            .Where(line => line.Event == MoveJournal.CarriedOver || line.Event == MoveJournal.CarriedFrom)
            .ToListAsync(cancellationToken);
        return (Of(MoveJournal.CarriedOver), Of(MoveJournal.CarriedFrom));

        CarriedLink? Of(string kind) =>
            lines.Find(line => line.Event == kind) is { Data: { } data } && JsonNode.Parse(data) is { } link
                ? new CarriedLink { Cycle = (string)link["cycle"]!, Application = (string)link["application"]! }
                : null;
    }
}
