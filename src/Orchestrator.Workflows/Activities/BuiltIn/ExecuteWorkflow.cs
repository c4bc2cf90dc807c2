using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Runs another definition as an instance of its own, at once where the host can, else by a message.</summary>
[Activity(
    "Elsa.ExecuteWorkflow",
    "Composition",
    DisplayName = "执行流程",
    Description = "新建并执行另一个流程的实例。",
    Kind = "Task"
)]
public sealed class ExecuteWorkflow : Activity
{
    /// <summary>The definition to run, by its stable id; one that is not published faults the activity.</summary>
    [Input(DisplayName = "流程", UIHint = "workflow-definition-picker", IsRequired = true)]
    public Input<string>? WorkflowDefinitionId { get; set; }

    /// <summary>The new instance's correlation id; null: none.</summary>
    [Input(DisplayName = "关联号")]
    public Input<string>? CorrelationId { get; set; }

    /// <summary>The new instance's inputs; <c>ParentInstanceId</c> is added to them.</summary>
    [Input(DisplayName = "输入")]
    public Input<JsonObject>? Input { get; set; }

    /// <summary>
    /// True: goes on when the new instance has ended, however long it waits; false, the default: at once.
    /// </summary>
    [Input(DisplayName = "等待完成")]
    public Input<bool>? WaitForCompletion { get; set; }

    /// <summary><c>{workflowInstanceId, status, subStatus, output}</c>, as Elsa's ExecuteWorkflowResult.</summary>
    [Output]
    public Output<JsonNode>? Result { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        var definition = ChildMessages.Definition(context, WorkflowDefinitionId);
        var wait = context.Get(WaitForCompletion);
        if (context.Environment.Find<ChildWorkflows>()?.Execute is not { } execute)
        {
            ChildMessages.Dispatch(context, definition, context.Get(Input), context.Get(CorrelationId), wait);
            return;
        }

        var parent = wait ? ChildMessages.Parent(context) : null;
        var result = execute(
            new ChildStart(
                definition,
                ChildMessages.Inputs(context, context.Get(Input)),
                context.Get(CorrelationId),
                parent,
                context.WriteLine
            )
        );
        if (wait && (string?)result["status"] != nameof(WorkflowStatus.Finished))
            context.Wait(WorkflowDispatched.ChildCompletedName);
        else
            context.Set(Result, result);
    }

    protected internal override void Resume(ActivityContext context, Stimulus stimulus)
    {
        context.Set(Result, stimulus.Payload!);
        context.Complete();
    }
}
