using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Workflows.Runtime;

/// <summary>Takes an instance up again that ended because a deadline was missed. Pure, as the runtime is.</summary>
public static class Resumption
{
    /// <summary>
    /// The instance goes on where it was before the deadline was decided: its activities wait for what they waited for,
    /// and its open deadlines are made anew. What was decided and journaled stays. One that ended otherwise is refused
    /// with the code <c>not-lapsed</c>.
    /// </summary>
    /// <param name="plan">The instance's plan.</param>
    /// <param name="state">The state in which it ended.</param>
    /// <param name="grace">The day it is given.</param>
    /// <param name="again">By run and name, the deadlines that were open, as they are from now on; what is missing is
    /// not made again.</param>
    /// <param name="environment">What the run may know.</param>
    public static Transition TakeUp(
        WorkflowPlan plan,
        WorkflowState state,
        Grace grace,
        IReadOnlyDictionary<(string Run, string Name), DeadlineRequest> again,
        RunEnvironment environment
    )
    {
        if (state.Lapse is not { } lapse)
        {
            return new Transition
            {
                State = state,
                Refusal = new Refusal(
                    "not-lapsed",
                    "流程不是因逾期而结束的，不能恢复。",
                    "The workflow did not end because a deadline was missed; it cannot be taken up again."
                ),
            };
        }
        var copy = WorkflowRuntime.Copy(plan, lapse.State);
        (copy.LastNumber, copy.Grace) = (state.LastNumber, grace);
        var burst = new Burst(plan, copy, environment);
        foreach (var run in copy.Runs)
        {
            var open = run.Deadlines ?? [];
            run.Deadlines = null;
            foreach (var deadline in open)
            {
                if (again.TryGetValue((run.Id, deadline.Name), out var request))
                    burst.Effects.Arm(run, request);
            }
        }

        if (copy.Stage is { } stage)
            burst.SetStage(stage);
        foreach (var run in copy.Runs.Where(run => run.Waits is not null || run.Deadlines is not null).ToList())
            burst.TakeUp(run);
        burst.Drain();
        return burst.Conclude();
    }
}
