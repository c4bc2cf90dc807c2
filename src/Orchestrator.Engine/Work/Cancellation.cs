using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Cancels an instance: its runs end, its open deadlines become void, and with its cycle's end it says why.</summary>
internal static class Cancellation
{
    public static WorkOutcome Apply(WorkSession session, LiveInstance instance, Instant now, string by)
    {
        var environment = session.Steps.EnvironmentOf(
            instance,
            now,
            RunData.Of(session, instance.Plan, awaitsResponse: false)
        );
        var transition = WorkflowRuntime.Cancel(instance.Plan, instance.State, environment);
        session.Steps.Stage(instance, transition, now, by);
        if (session.CycleOf(instance)?.End is { } end)
        {
            session.Steps.Stage(
                instance,
                new Transition
                {
                    State = transition.State,
                    Messages = [.. session.Kinds.Of(instance.Kind).TellEnd(end)],
                },
                now,
                by
            );
        }
        session.Steps.Keep();
        return Outcomes.Done(instance);
    }
}
