using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Engine.Intake;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Acts;

/// <summary>Writes the line of an operator's act, whichever node comes to process it.</summary>
internal sealed class ActLines(OperatorLogWriter log)
{
    public async Task WriteAsync(OrchestratorDbContext context, Arrival act, ArrivalAnswerBody answer, CancellationToken cancellation)
    {
        var actor = JsonSerializer.Deserialize<Actor>(act.Actor, EngineJson.Options)!;
        var (cycle, subject) = await SubjectAsync(context, act, cancellation);
        var data = new JsonObject { ["outcome"] = answer.Accepted ? "accepted" : answer.Refusal!.Code };
        await OperatorLogWriter.AppendAsync(context, log.Entry(actor.Person!, [actor.Role], "act." + act.Stimulus, subject, data, cycle), cancellation);
    }

    private static async Task<(long Cycle, string Subject)> SubjectAsync(OrchestratorDbContext context, Arrival act, CancellationToken cancellation)
    {
        var application = await context.Applications.Where(row => row.InstanceId == act.TargetId)
            .Select(row => new { row.CycleId, row.Number }).FirstOrDefaultAsync(cancellation);
        var id = application?.CycleId ?? act.TargetId;
        var code = await context.Cycles.Where(row => row.InstanceId == id).Select(row => row.Code).FirstAsync(cancellation);
        return (id, application is null ? $"cycles/{code}" : $"cycles/{code}/applications/{application.Number}");
    }
}
