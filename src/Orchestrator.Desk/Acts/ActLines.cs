using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine;
using Orchestrator.Engine.Intake;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Acts;

/// <summary>Writes the line of an operator's act, whichever node comes to process it.</summary>
public sealed class ActLines(OperatorLogWriter log)
{
    /// <summary>
    /// Adds the act's line, <c>act.</c> and the event's name, with what became of it, in the commit that answers the
    /// arrival.
    /// </summary>
    public async Task WriteAsync(
        OrchestratorDbContext context,
        Arrival act,
        ArrivalAnswerBody answer,
        CancellationToken cancellationToken
    )
    {
        var actor = JsonSerializer.Deserialize<Actor>(act.Actor, EngineJson.Options)!;
        var (cycle, subject) = await SubjectAsync(context, act, cancellationToken);
        var data = new JsonObject { ["outcome"] = answer.Accepted ? "accepted" : answer.Refusal!.Code };
        await log.AppendAsync(
            context,
            log.Entry(Operator.Everywhere(actor.Person!, [actor.Role]), "act." + act.Stimulus, subject, data, cycle),
            cancellationToken
        );
    }

    private static async Task<(long Cycle, string Subject)> SubjectAsync(
        OrchestratorDbContext context,
        Arrival act,
        CancellationToken cancellationToken
    )
    {
        var application = await context
            .Applications.Where(row => row.InstanceId == act.TargetId)
            .Select(row => new { row.CycleId, row.Number })
            .FirstOrDefaultAsync(cancellationToken);
        var id = application?.CycleId ?? act.TargetId;
        var code = await context
            .Cycles.Where(row => row.InstanceId == id)
            .Select(row => row.Code)
            .FirstAsync(cancellationToken);
        return (id, application is null ? $"cycles/{code}" : $"cycles/{code}/applications/{application.Number}");
    }
}
