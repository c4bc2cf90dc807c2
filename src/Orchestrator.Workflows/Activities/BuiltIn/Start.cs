namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Marks where a flowchart starts.</summary>
[Activity("Elsa.Start", "Flow", DisplayName = "开始", Description = "流程图的起点。", IsStart = true)]
public sealed class Start : Activity
{
    protected internal override void Execute(ActivityContext context) { }
}
