namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Leaves the loop around it.</summary>
[Activity("Elsa.Break", "Looping", DisplayName = "跳出循环", Description = "结束所在的循环。", IsTerminal = true)]
public sealed class Break : Activity
{
    internal const string Property = "break";

    protected internal override void Execute(ActivityContext context)
    {
        for (var run = context.Run.Parent; run is not null; run = run.Parent)
        {
            var isLoop = run.Node.Activity is ILoop;
            if (isLoop || run.Node.Activity is Sequence or Fork)
                new ActivityContext(context.Burst, run).SetProperty(Property, value: true);
            if (isLoop)
                return;
        }
    }
}
