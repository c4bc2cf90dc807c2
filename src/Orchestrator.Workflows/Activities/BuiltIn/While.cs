using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Runs its body as long as a condition holds.</summary>
[Activity("Elsa.While", "Looping", DisplayName = "条件循环", Description = "条件成立时重复执行。")]
public sealed class While : Activity, ILoop
{
    /// <summary>Evaluated anew before each turn; false or null ends the loop.</summary>
    [Input(DisplayName = "条件", UIHint = "singleline", AutoEvaluate = false)]
    public Input<bool>? Condition { get; set; }

    /// <summary>What each turn runs; null: the loop completes at once.</summary>
    public Activity? Body { get; set; }

    protected internal override void Execute(ActivityContext context) => Go(context);

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child) => Go(context);

    private void Go(ActivityContext context)
    {
        if (Body is not null && !context.GetProperty<bool>(Break.Property) && context.Get(Condition))
            context.Schedule(Body);
        else
            context.Complete();
    }
}
