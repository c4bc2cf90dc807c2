using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Assigns a value to a variable.</summary>
[Activity("Elsa.SetVariable", "Primitives", DisplayName = "设置变量", Description = "给流程变量赋值。")]
public sealed class SetVariable : Activity
{
    /// <summary>
    /// The variable, by id or name, in the nearest scope that has it; one that is not found is an incident.
    /// </summary>
    [Input(DisplayName = "变量", UIHint = "variable-picker", IsRequired = true)]
    public VariableReference? Variable { get; set; }

    /// <summary>Its new value, converted to the variable's type.</summary>
    [Input(DisplayName = "值", UIHint = "singleline")]
    public Input<JsonNode>? Value { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        var value = context.Get(Value);
        if (new Scope(context.Burst, context.Run).FindReference(Variable?.Id, Variable?.Name) is not { } place)
            throw new ActivityFaultException("variable", $"Variable '{Variable?.Id ?? Variable?.Name}' not found.");
        place.WriteTyped(value);
    }
}
