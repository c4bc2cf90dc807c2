using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Holds one activity.</summary>
[Activity("Elsa.FlowNode", "Flow", DisplayName = "容器", Description = "执行其中的一个活动。")]
public sealed class FlowNode : Activity
{
    /// <summary>What it runs, and then completes; null: it completes at once.</summary>
    public Activity? Body { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        if (Body is not null)
            context.Schedule(Body);
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child) =>
        context.Complete();
}
