using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Workflows.Runtime;

/// <summary>Runs plans. Pure and deterministic: the same arguments give the same transition, and no argument is changed.</summary>
public static class WorkflowRuntime
{
    /// <summary>Starts an instance and runs it until it waits or ends.</summary>
    public static Transition Start(WorkflowPlan plan, StartRequest request, RunEnvironment environment) => throw new NotSupportedException();

    /// <summary>
    /// Gives a stimulus to whatever waits for it and runs on until the instance waits or ends.
    /// When nothing waits for it the transition is a refusal with the code <c>not-expected</c>.
    /// </summary>
    public static Transition Resume(WorkflowPlan plan, WorkflowState state, Stimulus stimulus, RunEnvironment environment) => throw new NotSupportedException();

    /// <summary>Cancels an instance: everything that waits is cancelled and its open deadlines become void.</summary>
    public static Transition Cancel(WorkflowPlan plan, WorkflowState state, RunEnvironment environment) => throw new NotSupportedException();
}
