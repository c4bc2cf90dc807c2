using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Refusals;
using Orchestrator.Engine;
using Orchestrator.Engine.Intake;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Desk.Acts;

/// <summary>The one way in for portals' events and operators' acts: stamped, processed, committed, then answered.</summary>
public sealed class ActService(IDbContextFactory<OrchestratorDbContext> contexts, Arrivals arrivals)
{
    /// <summary>
    /// Stamps an act and waits for what becomes of it; once stamped it counts, even if the caller goes.
    /// </summary>
    /// <returns>
    /// The answer, stored before it is given; or why there is none. An application that does not exist is not stamped.
    /// </returns>
    public async Task<ActResult> SendAsync(Act act, CancellationToken cancellationToken)
    {
        var (target, targetId) = await FindTargetAsync(act, cancellationToken);
        if (targetId is null)
            return DeskRefusal.Missing($"申报 {act.Application}", $"application {act.Application}");
        var arrival = new NewArrival(
            act.Sender,
            act.Key,
            act.BodyHash,
            target,
            targetId.Value,
            act.Event.Name,
            act.Data.ToJsonString(EngineJson.Options),
            JsonSerializer.Serialize(act.Actor, EngineJson.Options)
        );
        // Once stamped it counts, whether the caller waits for the answer or not.
        var result = (await arrivals.AcceptAsync([arrival], CancellationToken.None))[0];
        return Answer(act, result);
    }

    /// <summary>An arrival's stored answer as the caller gets it.</summary>
    public static ActResult Answer(Act act, ArrivalResult result)
    {
        if (result.KeyReused)
        {
            return DeskRefusal.Conflict(
                "key-reused",
                "该幂等键已用于另一份内容；新的事件请用新的 id 或 Idempotency-Key。",
                "The idempotency key was used for another body; a new event needs a new id or Idempotency-Key."
            );
        }

        var answer = result.Answer!;
        if (!answer.Accepted)
            return new ActResult(answer.Status, result.Replayed, Answer: null, DeskRefusal.Of(answer.Refusal!));

        var number = act.Application ?? (act.Event.Level == EventLevel.Application ? answer.Number : null);
        return new ActResult(
            answer.Status,
            result.Replayed,
            new ActAnswer
            {
                Accepted = true,
                Subject = number is null
                    ? $"cycles/{act.Cycle.Code}"
                    : $"cycles/{act.Cycle.Code}/applications/{number}",
                ReceivedAt = result.ReceivedAt,
                Stage = answer.Stage,
                StageText = answer.Stage is null ? null : Stages.Chinese(answer.Stage),
                NextDue = answer.NextDueDate,
                Move = answer.MoveId?.ToString(CultureInfo.InvariantCulture),
                Replayed = result.Replayed,
            },
            Refusal: null
        );
    }

    private async Task<(ArrivalTarget Target, long? Id)> FindTargetAsync(Act act, CancellationToken cancellationToken)
    {
        if (act.Event.Name == ReviewEvents.ApplicationSubmitted)
            return (ArrivalTarget.NewApplication, act.Cycle.InstanceId);
        if (act.Application is null)
            return (ArrivalTarget.Cycle, act.Cycle.InstanceId);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var id = await context
            .Applications.Where(application =>
                application.CycleId == act.Cycle.InstanceId && application.Number == act.Application
            )
            .Select(application => (long?)application.InstanceId)
            .FirstOrDefaultAsync(cancellationToken);
        return (ArrivalTarget.Instance, id);
    }
}
