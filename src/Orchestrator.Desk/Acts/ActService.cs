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
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Acts;

/// <summary>The one way in for portals' events and operators' acts: stamped, processed, committed, then answered.</summary>
public sealed class ActService(
    IDbContextFactory<OrchestratorDbContext> contexts,
    Arrivals arrivals,
    ActWarnings warnings
)
{
    /// <summary>The runtime's code when nothing waits for an event.</summary>
    private const string NotExpected = "not-expected";

    /// <summary>
    /// Stamps an act and waits for what becomes of it; once stamped it counts, even if the caller goes.
    /// </summary>
    /// <returns>
    /// The answer, stored before it is given; or why there is none. An application that does not exist is not stamped.
    /// </returns>
    public async Task<ActResult> SendAsync(Act act, CancellationToken cancellationToken)
    {
        var (target, targetId, isTheirs) = await FindTargetAsync(act, cancellationToken);
        if (targetId is null)
            return DeskRefusal.Missing($"申报 {act.Application}", $"application {act.Application}");
        if (!isTheirs)
            return NotTheirs(act.Actor.Role);
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
        var answered = Answer(act, result);
        if (answered.Answer is not { Move: null } accepted)
            return answered;
        var late = await warnings.FindAsync(
            act,
            result.ReceivedAt,
            result.Answer!.InstanceId ?? targetId,
            CancellationToken.None
        );
        return answered with
        {
            Answer = accepted with
            {
                Warnings = [.. late.Select(text => text.Chinese)],
                WarningsEn = [.. late.Select(text => text.English)],
            },
        };
    }

    /// <summary>An arrival's stored answer as the caller gets it.</summary>
    public static ActResult Answer(Act act, ArrivalResult result)
    {
        if (result.KeyReused)
        {
            return DeskRefusal.Conflict(
                "key-reused",
                "该编号已用于另一份内容；新的事件请换一个编号。",
                "The idempotency key was used for another body; a new event needs a new id or Idempotency-Key."
            );
        }

        var answer = result.Answer!;
        if (!answer.Accepted)
        {
            return new ActResult(
                answer.Status,
                result.Replayed,
                Answer: null,
                InWords(DeskRefusal.Of(answer.Refusal!))
            );
        }

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

    /// <summary>What is expected is said by the names that people know.</summary>
    private static DeskRefusal InWords(DeskRefusal refusal) =>
        refusal.Code == NotExpected ? refusal with { Chinese = EventWords.InChinese(refusal.Chinese) } : refusal;

    private static DeskRefusal NotTheirs(string role) =>
        DeskRefusal.Forbidden(
            "wrong-organisation",
            $"所填单位不是该申报的{Roles.Chinese(role)}，不能办理；请核对单位代码和申报编号。",
            $"The organisation given is not {Roles.English(role)} of this application; check its code and the application's number."
        );

    private async Task<(ArrivalTarget Target, long? Id, bool IsTheirs)> FindTargetAsync(
        Act act,
        CancellationToken cancellationToken
    )
    {
        if (act.Event.Name == ReviewEvents.ApplicationSubmitted)
            return (ArrivalTarget.NewApplication, act.Cycle.InstanceId, true);
        if (act.Application is null)
            return (ArrivalTarget.Cycle, act.Cycle.InstanceId, true);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context
            .Applications.Where(application =>
                application.CycleId == act.Cycle.InstanceId && application.Number == act.Application
            )
            .Select(application => new
            {
                application.InstanceId,
                application.Employer,
                application.Department,
                application.Committee,
            })
            .FirstOrDefaultAsync(cancellationToken);
        return (
            ArrivalTarget.Instance,
            found?.InstanceId,
            found is null || IsTheirs(act.Actor, found.Employer, found.Department, found.Committee)
        );
    }

    /// <summary>Who acts for an organisation acts for that of the application: its employer, its department, its committee.</summary>
    private static bool IsTheirs(Actor actor, string employer, string? department, string? committee)
    {
        var own = actor.Role switch
        {
            Roles.Employer => employer,
            Roles.Department => department,
            Roles.Office => committee,
            _ => null,
        };
        return own is null || actor.Organisation is null || actor.Organisation == own;
    }
}
