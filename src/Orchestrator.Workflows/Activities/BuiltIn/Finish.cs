using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Finishes the whole instance at once: nothing scheduled or waited for goes on.</summary>
[Activity(
    "Elsa.Finish",
    "Primitives",
    DisplayName = "完成流程",
    Description = "立即结束整个流程实例。",
    IsTerminal = true
)]
public sealed class Finish : Activity
{
    protected internal override void Execute(ActivityContext context)
    {
        context.Burst.Effects.AddJournal("Completed", context.Run, null, null);
        context.Burst.Finish(WorkflowSubStatus.Finished);
    }
}
