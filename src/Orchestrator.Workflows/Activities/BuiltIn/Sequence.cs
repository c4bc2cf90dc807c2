using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Runs activities one after the other.</summary>
[Activity("Elsa.Sequence", "Workflows", DisplayName = "顺序", Description = "依次执行其中的活动。", IsContainer = true)]
public sealed class Sequence : Container
{
    private const string Next = "next";

    protected internal override void Execute(ActivityContext context) => Go(context);

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child)
    {
        if (child.Activity.Node.IsTerminal || context.GetProperty<bool>(Break.Property))
            context.Complete();
        else
            Go(context);
    }

    private void Go(ActivityContext context)
    {
        var next = context.GetProperty<int>(Next);
        if (next >= Activities.Count)
        {
            context.Complete();
            return;
        }

        context.SetProperty(Next, next + 1);
        context.Schedule(Activities[next]);
    }
}
