namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Follows several arrows at once.</summary>
[Activity("Elsa.FlowFork", "Branching", DisplayName = "分叉", Description = "同时走多条连线。")]
[Outcomes]
public sealed class FlowFork : Activity
{
    /// <summary>The ports that are all followed; missing: Done. An empty list has no outcome at all.</summary>
    [Input(DisplayName = "分支", UIHint = "dynamic-outcomes")]
    public Input<IReadOnlyList<string>>? Branches { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        // An empty list has no outcome at all, unlike a missing one.
        if (context.Get(Branches) is { } branches)
            context.Burst.Complete(context.Run, branches);
    }
}
