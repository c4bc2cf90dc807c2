using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Faults the workflow on purpose.</summary>
[Activity("Elsa.Fault", "Primitives", DisplayName = "故障", Description = "以给定的代码和信息使流程出错。")]
public sealed class Fault : Activity
{
    /// <summary>The incident's code; null or empty is <c>0</c>, as in Elsa.</summary>
    [Input(DisplayName = "代码")]
    public Input<string>? Code { get; set; }

    /// <summary>Read for Elsa's sake; the incident does not keep it.</summary>
    [Input(DisplayName = "类别")]
    public Input<string>? Category { get; set; }

    /// <summary>Read for Elsa's sake; the incident does not keep it.</summary>
    [Input(DisplayName = "类型")]
    public Input<string>? FaultType { get; set; }

    /// <summary>The incident's message; null: a general one.</summary>
    [Input(DisplayName = "信息")]
    public Input<string>? Message { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        var code = context.Get(Code);
        throw new ActivityFaultException(
            string.IsNullOrEmpty(code) ? "0" : code,
            context.Get(Message) ?? "The workflow was faulted."
        );
    }
}
