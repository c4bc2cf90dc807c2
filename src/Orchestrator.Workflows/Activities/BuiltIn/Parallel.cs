using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Runs activities side by side and completes when all have.</summary>
[Activity(
    "Elsa.Parallel",
    "Workflows",
    DisplayName = "并行",
    Description = "同时执行其中的活动，全部完成后继续。",
    IsContainer = true
)]
public sealed class Parallel : Container
{
    private const string Remaining = "left";

    protected internal override void Execute(ActivityContext context)
    {
        context.SetProperty(Remaining, Activities.Count);
        foreach (var activity in Activities)
            context.Schedule(activity);
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child)
    {
        var left = context.GetProperty<int>(Remaining) - 1;
        context.SetProperty(Remaining, left);
        if (left == 0)
            context.Complete();
    }
}
