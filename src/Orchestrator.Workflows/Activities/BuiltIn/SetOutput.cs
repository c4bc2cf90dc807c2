using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Sets an output of the inlined definition around it, or of the workflow.</summary>
[Activity("Elsa.SetOutput", "Composition", DisplayName = "设置输出", Description = "给所在流程的输出赋值。")]
public sealed class SetOutput : Activity
{
    /// <summary>The output to set, declared or not; blank: nothing happens.</summary>
    [Input(DisplayName = "输出", UIHint = "output-picker", IsRequired = true)]
    public Input<string>? OutputName { get; set; }

    /// <summary>Its new value; an earlier one is replaced.</summary>
    [Input(DisplayName = "值", UIHint = "singleline")]
    public Input<JsonNode>? OutputValue { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        if (context.Get(OutputName) is { Length: > 0 } name)
        {
            ActivityContext.WriteOutput(
                context.Burst,
                context.Run.Parent,
                name,
                context.Get(OutputValue),
                onlyDeclared: false
            );
        }
    }
}
