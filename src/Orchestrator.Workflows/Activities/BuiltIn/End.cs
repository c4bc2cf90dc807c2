namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Completes the flowchart or sequence around it.</summary>
[Activity("Elsa.End", "Flow", DisplayName = "结束", Description = "结束所在的流程图。", IsTerminal = true)]
public sealed class End : Activity
{
    protected internal override void Execute(ActivityContext context) { }
}
