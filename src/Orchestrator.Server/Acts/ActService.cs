using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Engine.Intake;
using Orchestrator.Server.Applications;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Server.Acts;

/// <summary>The one way in for portals' events and operators' acts: stamped, processed, committed, then answered.</summary>
internal sealed class ActService(IDbContextFactory<OrchestratorDbContext> contexts, Arrivals arrivals)
{
    public async Task<ActResult> SendAsync(Act act, CancellationToken cancellation)
    {
        var (target, targetId) = await FindTargetAsync(act, cancellation);
        if (targetId is null) return new ActResult(0, Replayed: false, Answer: null, ProblemAnswer.NotFound($"申报 {act.Application}", $"application {act.Application}"));
        var arrival = new NewArrival(
            act.Sender, act.Key, act.BodyHash, target, targetId.Value, act.Event.Name,
            act.Data.ToJsonString(EngineJson.Options), JsonSerializer.Serialize(act.Actor, EngineJson.Options));
        // Once stamped it counts, whether the caller waits for the answer or not.
        var result = (await arrivals.AcceptAsync([arrival], CancellationToken.None))[0];
        return Answer(act, result);
    }

    /// <summary>An arrival's stored answer as the caller gets it.</summary>
    public static ActResult Answer(Act act, ArrivalResult result)
    {
        if (result.KeyReused)
        {
            return new ActResult(0, Replayed: false, Answer: null, ProblemAnswer.Conflict(
                "key-reused", "该幂等键已用于另一份内容；新的事件请用新的 id 或 Idempotency-Key。", "The idempotency key was used for another body; a new event needs a new id or Idempotency-Key."));
        }

        var answer = result.Answer!;
        if (!answer.Accepted)
        {
            var refusal = answer.Refusal!;
            return new ActResult(answer.Status, result.Replayed, Answer: null, ProblemAnswer.Refused(refusal) with { Status = answer.Status });
        }

        var number = act.Application ?? (act.Event.Level == EventLevel.Application ? answer.Number : null);
        return new ActResult(answer.Status, result.Replayed, new ActAnswer
        {
            Accepted = true,
            Subject = number is null ? $"cycles/{act.Cycle.Code}" : $"cycles/{act.Cycle.Code}/applications/{number}",
            ReceivedAt = result.ReceivedAt,
            Stage = answer.Stage,
            StageText = answer.Stage is null ? null : Stages.Chinese(answer.Stage),
            NextDue = answer.NextDueDate,
            Move = answer.MoveId?.ToString(CultureInfo.InvariantCulture),
            Replayed = result.Replayed,
        }, Problem: null);
    }

    private async Task<(ArrivalTarget Target, long? Id)> FindTargetAsync(Act act, CancellationToken cancellation)
    {
        if (act.Event.Name == ReviewEvents.ApplicationSubmitted) return (ArrivalTarget.NewApplication, act.Cycle.InstanceId);
        if (act.Application is null) return (ArrivalTarget.Cycle, act.Cycle.InstanceId);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var id = await context.Applications.Where(application => application.CycleId == act.Cycle.InstanceId && application.Number == act.Application)
            .Select(application => (long?)application.InstanceId).FirstOrDefaultAsync(cancellation);
        return (ArrivalTarget.Instance, id);
    }
}
