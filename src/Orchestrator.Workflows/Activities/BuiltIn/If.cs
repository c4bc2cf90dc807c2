using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Runs one of two activities by a condition.</summary>
[Activity("Elsa.If", "Branching", DisplayName = "如果", Description = "按条件执行两个活动之一。")]
public sealed class If : Activity
{
    /// <summary>True runs <see cref="Then"/>, false (the default) <see cref="Else"/>.</summary>
    [Input(DisplayName = "条件", UIHint = "singleline")]
    public Input<bool>? Condition { get; set; }

    /// <summary>What the condition was.</summary>
    [Output]
    public Output<bool>? Result { get; set; }

    /// <summary>Runs when the condition holds; null: nothing.</summary>
    public Activity? Then { get; set; }

    /// <summary>Runs when the condition does not hold; null: nothing.</summary>
    public Activity? Else { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        var holds = context.Get(Condition);
        context.Set(Result, holds);
        if ((holds ? Then : Else) is { } next)
            context.Schedule(next);
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child) =>
        context.Complete();
}
