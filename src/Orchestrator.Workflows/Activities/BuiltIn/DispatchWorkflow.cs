using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Starts another definition as an instance of its own, after the commit.</summary>
[Activity(
    "Elsa.DispatchWorkflow",
    "Composition",
    DisplayName = "派发流程",
    Description = "派发另一个流程的新实例。",
    Kind = "Task"
)]
public sealed class DispatchWorkflow : Activity
{
    /// <summary>The definition to start, by its stable id; one that is not published faults the activity.</summary>
    [Input(DisplayName = "流程", UIHint = "workflow-definition-picker", IsRequired = true)]
    public Input<string>? WorkflowDefinitionId { get; set; }

    /// <summary>The new instance's correlation id; null: none.</summary>
    [Input(DisplayName = "关联号")]
    public Input<string>? CorrelationId { get; set; }

    /// <summary>The new instance's inputs; <c>ParentInstanceId</c> is added to them.</summary>
    [Input(DisplayName = "输入")]
    public Input<JsonObject>? Input { get; set; }

    /// <summary>True: goes on when the new instance has ended; false, the default: at once.</summary>
    [Input(DisplayName = "等待完成")]
    public Input<bool>? WaitForCompletion { get; set; }

    /// <summary>The outputs of the new instance; written only when it is waited for.</summary>
    [Output]
    public Output<JsonNode>? Result { get; set; }

    protected internal override void Execute(ActivityContext context) =>
        ChildMessages.Dispatch(
            context,
            ChildMessages.Definition(context, WorkflowDefinitionId),
            context.Get(Input),
            context.Get(CorrelationId),
            context.Get(WaitForCompletion)
        );

    protected internal override void Resume(ActivityContext context, Stimulus stimulus)
    {
        context.Set(Result, stimulus.Payload?["output"]!);
        context.Complete();
    }
}
