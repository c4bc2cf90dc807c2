using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Acts;
using Orchestrator.Engine;
using Orchestrator.Engine.Intake;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Portals;

/// <summary>The answers that were given, for a portal that lost one.</summary>
internal sealed class StoredAnswers(IDbContextFactory<OrchestratorDbContext> contexts)
{
    /// <summary>The answer of a portal's arrival by its key; null when there is none yet.</summary>
    public async Task<ActResult?> FindAsync(string portal, string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var arrival = await context
            .Arrivals.AsNoTracking()
            .FirstOrDefaultAsync(
                arrival =>
                    arrival.Portal == portal && arrival.IdempotencyKey == key && arrival.State == ArrivalState.Done,
                cancellationToken
            );
        if (arrival is null)
            return null;
        var target = await context
            .Instances.Where(instance => instance.Id == arrival.TargetId)
            .Select(instance => instance.CycleId)
            .FirstOrDefaultAsync(cancellationToken);
        var cycle = await context
            .Cycles.AsNoTracking()
            .FirstOrDefaultAsync(cycle => cycle.InstanceId == target, cancellationToken);
        var answer = JsonSerializer.Deserialize<ArrivalAnswerBody>(arrival.AnswerBody!, EngineJson.Options)!;
        var level = arrival.Target == ArrivalTarget.Cycle ? EventLevel.Cycle : EventLevel.Application;
        if (cycle is null || ReviewEvents.Find(level, arrival.Stimulus) is not { } known)
            return null;
        var act = new Act(
            portal,
            key,
            arrival.BodyHash,
            known,
            cycle,
            Application: null,
            new JsonObject(),
            new Actor(Roles.System)
        );
        return ActService.Answer(
            act,
            new ArrivalResult(arrival.Id, arrival.ReceivedAt, Replayed: true, KeyReused: false, answer)
        );
    }
}
