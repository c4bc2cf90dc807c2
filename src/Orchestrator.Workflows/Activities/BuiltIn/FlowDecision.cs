namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Follows one of two arrows by a condition.</summary>
[Activity("Elsa.FlowDecision", "Branching", DisplayName = "判断", Description = "按条件走是或否的连线。")]
[Outcomes("True=是", "False=否")]
public sealed class FlowDecision : Activity
{
    /// <summary>True follows the arrow True, false (the default) the arrow False.</summary>
    [Input(DisplayName = "条件", UIHint = "singleline")]
    public Input<bool>? Condition { get; set; }

    protected internal override void Execute(ActivityContext context) =>
        context.Complete(context.Get(Condition) ? "True" : "False");
}
