using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Takes an instance up again that ended because a deadline was missed. See <see cref="WorkSession.TakeUp"/>.</summary>
internal sealed class TakingUp(WorkSession session)
{
    /// <summary>In <see cref="Staging.AnchorsChanged"/>: dates may have moved while it had ended.</summary>
    private const string AnyDate = "*";
    private const string By = "taken-up";

    public Refusal? Run(LiveInstance instance, TakenUpTerms terms, Instant now)
    {
        var transition = Resumption.TakeUp(
            instance.Plan,
            instance.State,
            new Grace(now, terms.Until),
            terms.Deadlines,
            session.Steps.EnvironmentOf(instance, now)
        );
        if (transition.Refusal is { } refusal)
            return refusal;
        session.Steps.Stage(instance, transition, now, By);
        session.Steps.Stage(
            instance,
            new Transition
            {
                State = transition.State,
                Journal = [terms.Entry],
                Messages = terms.Messages,
            },
            now,
            By
        );
        session.Steps.Keep();
        var told = session.Apply(new StimulusItem(instance.Id, Staging.AnchorChange(AnyDate), now), place: 0);
        return told.Failure is null
            ? null
            : throw new InvalidOperationException($"Instance {instance.Id} cannot be taken up again.", told.Failure);
    }
}
