namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Sets the correlation id of the instance.</summary>
[Activity("Elsa.Correlate", "Primitives", DisplayName = "关联", Description = "设置流程实例的关联号。")]
public sealed class Correlate : Activity
{
    /// <summary>At most 256 characters, without U+0000; null takes the correlation id away.</summary>
    [Input(DisplayName = "关联号")]
    public Input<string>? CorrelationId { get; set; }

    protected internal override void Execute(ActivityContext context) =>
        context.Burst.State.CorrelationId = context.Get(CorrelationId);
}
