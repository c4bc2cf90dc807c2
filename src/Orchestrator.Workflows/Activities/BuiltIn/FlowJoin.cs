using Orchestrator.Workflows.Flow;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Brings several branches together.</summary>
[Activity("Elsa.FlowJoin", "Branching", DisplayName = "汇合", Description = "把多个分支合成一个。")]
public sealed class FlowJoin : Activity
{
    [Input(DisplayName = "方式", DefaultValue = "WaitAny")]
    public Input<FlowJoinMode>? Mode { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        if (context.Burst.State.FlowchartMode == FlowchartMode.Counter && context.Run.Parent is { Ended: false } parent && parent.Node.Activity is Flowchart flowchart)
            flowchart.CancelBefore(new ActivityContext(context.Burst, parent), this);
    }
}
