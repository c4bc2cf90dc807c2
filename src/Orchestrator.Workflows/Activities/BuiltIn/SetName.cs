namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Names the instance.</summary>
[Activity("Elsa.SetName", "Primitives", DisplayName = "命名实例", Description = "给流程实例命名。")]
public sealed class SetName : Activity
{
    /// <summary>The instance's new name; null takes it away.</summary>
    [Input(DisplayName = "名称")]
    public Input<string>? Value { get; set; }

    protected internal override void Execute(ActivityContext context) => context.Burst.State.Name = context.Get(Value);
}
