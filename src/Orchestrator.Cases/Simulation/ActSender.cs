using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Simulation;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Cases.Simulation;

/// <summary>Sends what actors do to the engine, as a portal would, and notes what became of it.</summary>
internal sealed class ActSender(SimulationEngine engine)
{
    private int _keys;

    /// <summary>Sends one act, and has the move of dates approved that it may propose.</summary>
    /// <returns>False: it was refused, or its move was not lawful.</returns>
    public async Task<bool> SendAsync(PlayedAct act, CancellationToken cancellationToken)
    {
        var answer = (await SendAsync([act], cancellationToken))[0];
        return answer.Refusal is null && (answer.MoveId is not { } move || await ApproveAsync(move, cancellationToken));
    }

    /// <summary>Sends acts that arrive together.</summary>
    public async Task<IReadOnlyList<ArrivalAnswerBody>> SendAsync(
        IReadOnlyList<PlayedAct> acts,
        CancellationToken cancellationToken
    )
    {
        var results = await engine.Get<Arrivals>().AcceptAsync([.. acts.Select(ArrivalOf)], cancellationToken);
        for (var place = 0; place < acts.Count; place++)
            Note(acts[place], results[place]);
        await engine.DrainAsync(cancellationToken);
        return [.. results.Select(result => result.Answer!)];
    }

    /// <summary>The title office looks at what moves, and approves it when it is lawful.</summary>
    private async Task<bool> ApproveAsync(long move, CancellationToken cancellationToken)
    {
        var desk = engine.Get<MoveDesk>();
        var proposed = await desk.FindAsync(move, cancellationToken);
        var approved =
            proposed.Preview is { IsLawful: true } preview
            && (await desk.ApproveAsync(move, preview.Hash, Roles.TitleOffice, cancellationToken)).Refusal is null;
        engine.Timeline.Add(
            engine.Now,
            approved ? "event" : "refused",
            "cycle",
            "move",
            approved ? "改期获批准" : "改期未获批准"
        );
        await engine.DrainAsync(cancellationToken);
        return approved;
    }

    private NewArrival ArrivalOf(PlayedAct act)
    {
        var actor = new JsonObject { ["role"] = act.Role, ["person"] = "simulation" };
        var key = (++_keys).ToString(CultureInfo.InvariantCulture);
        return new NewArrival(
            "simulation",
            key,
            "-",
            act.Target,
            act.TargetId,
            act.Stimulus,
            act.Payload.ToJsonString(EngineJson.Options),
            actor.ToJsonString()
        );
    }

    private void Note(PlayedAct act, ArrivalResult result)
    {
        var level = act.Target == ArrivalTarget.Cycle ? EventLevel.Cycle : EventLevel.Application;
        var title = ReviewEvents.Find(level, act.Stimulus)?.Title ?? act.Stimulus;
        var levelName = level == EventLevel.Cycle ? "cycle" : "application";
        if (result.Answer!.Refusal is { } refusal)
        {
            engine.Timeline.Add(
                result.ReceivedAt,
                "refused",
                levelName,
                $"{act.Stimulus} {refusal.Code}",
                $"{title}被拒绝：{refusal.Chinese}"
            );
        }
        else
        {
            engine.Timeline.Add(result.ReceivedAt, "event", levelName, act.Stimulus, title);
        }
        if (
            act.Target != ArrivalTarget.NewApplication
            || result.Answer.InstanceId is not { } id
            || !result.Answer.Accepted
        )
        {
            return;
        }
        act.By!.Id = id;
        act.By.Stage = result.Answer.Stage;
        act.By.StageSince = ChinaTime.DateOf(result.ReceivedAt);
    }
}
