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
        var definition = context.Get(WorkflowDefinitionId) ?? "";
        if (context.Environment.Find<ChildWorkflows>() is not { } children)
        {
            ChildMessages.Dispatch(context, definition, context.Get(Input), context.Get(CorrelationId), context.Get(WaitForCompletion));
            return;
        }

        var result = children.Execute(new ChildStart(definition, context.Get(Input), context.Get(CorrelationId), context.ActivityInstanceId, context.WriteLine))
            ?? throw new ActivityFaultException("child", $"There is no definition '{definition}'.");
        context.Set(Result, result);
        if (context.Get(WaitForCompletion) && (string?)result["status"] != nameof(WorkflowStatus.Finished))
            context.Wait(WorkflowDispatched.ChildCompletedName);
    }

    protected internal override void Resume(ActivityContext context, Stimulus stimulus)
    {
        context.Set(Result, stimulus.Payload!);
        context.Complete();
    }
}
