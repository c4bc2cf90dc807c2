using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Runs another definition as an instance of its own, at once where the host can, else by a message.</summary>
[Activity("Elsa.ExecuteWorkflow", "Composition", DisplayName = "执行流程", Description = "新建并执行另一个流程的实例。", Kind = "Task")]
public sealed class ExecuteWorkflow : Activity
{
    [Input(DisplayName = "流程", UIHint = "workflow-definition-picker", IsRequired = true)]
    public Input<string>? WorkflowDefinitionId { get; set; }

    [Input(DisplayName = "关联号")]
    public Input<string>? CorrelationId { get; set; }

    [Input(DisplayName = "输入")]
    public Input<JsonObject>? Input { get; set; }

    [Input(DisplayName = "等待完成")]
    public Input<bool>? WaitForCompletion { get; set; }

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
        var result = execute(new ChildStart(definition, ChildMessages.Inputs(context, context.Get(Input)), context.Get(CorrelationId), parent, context.WriteLine));
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
