using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Flow;

namespace Orchestrator.TitleReview.Planning;

/// <summary>Which of the arrows that lead to a step have to be followed before it begins.</summary>
internal static class JoinedArrows
{
    /// <summary>A join's mode, the first arrow when only a run tells it; any other step waits for all that may still come.</summary>
    public static FlowJoinMode Of(WorkflowPlan plan, Activity activity)
    {
        if (activity is not FlowJoin join)
            return FlowJoinMode.WaitAllActive;
        var inputs = new StaticInputs(plan, given: null);
        return inputs.IsOpen(join.Mode) ? FlowJoinMode.WaitAny : inputs.Get(join.Mode, FlowJoinMode.WaitAny);
    }

    /// <summary>Whether a step begins only when every arrow into it was followed.</summary>
    public static bool AreAll(WorkflowPlan plan, Activity activity, ActivityNode node) =>
        Of(plan, activity) == FlowJoinMode.WaitAll || node.Custom("mergeMode")?.ToString() is "Merge" or "Converge";
}
