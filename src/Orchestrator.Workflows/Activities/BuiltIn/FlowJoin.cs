using Orchestrator.Workflows.Flow;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Brings several branches together.</summary>
[Activity("Elsa.FlowJoin", "Branching", DisplayName = "汇合", Description = "把多个分支合成一个。")]
public sealed class FlowJoin : Activity
{
    /// <summary>
    /// Which arrivals it waits for; WaitAny by default, where the first one cancels what the others still run.
    /// </summary>
    [Input(DisplayName = "方式", DefaultValue = "WaitAny")]
    public Input<FlowJoinMode>? Mode { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        // A branch that had its turn only after the first arrival is cancelled here, in both modes.
        if (
            context.GetFor(Mode, FlowJoinMode.WaitAny) != FlowJoinMode.WaitAny
            && context.Burst.State.FlowchartMode != FlowchartMode.Counter
        )
        {
            return;
        }
        if (context.Run.Parent?.Node.Activity is not Flowchart flowchart)
            throw new ActivityFaultException("join", "Activity context is not a flowchart.");
        if (!context.Run.Parent.Ended)
            flowchart.CancelBefore(new ActivityContext(context.Burst, context.Run.Parent), this);
    }
}
