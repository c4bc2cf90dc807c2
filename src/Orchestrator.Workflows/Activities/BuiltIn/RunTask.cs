using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Asks somebody outside to do a task and waits for the result.</summary>
[Activity("Elsa.RunTask", "Primitives", DisplayName = "外部任务", Description = "请外部执行一项任务并等待结果。")]
public sealed class RunTask : Activity
{
    /// <summary>What is to be done, as its doer knows it.</summary>
    [Input(DisplayName = "任务", IsRequired = true)]
    public Input<string>? TaskName { get; set; }

    /// <summary>What it is to be done with; null: nothing.</summary>
    [Input(DisplayName = "数据")]
    public Input<JsonObject>? Payload { get; set; }

    /// <summary>What the doer completes the task by; unique over all instances.</summary>
    [Output]
    public Output<string>? TaskId { get; set; }

    /// <summary>What the doer gave back; null: nothing.</summary>
    [Output]
    public Output<JsonNode>? Result { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        var id = $"{context.Environment.InstanceId}:{context.ActivityInstanceId}";
        context.Set(TaskId, id);
        context.Send(new TaskRequested(id, context.Get(TaskName) ?? "", context.Get(Payload)));
        context.Wait(TaskRequested.CompletedName(id));
    }

    protected internal override void Resume(ActivityContext context, Stimulus stimulus)
    {
        context.Set(Result, stimulus.Payload?["result"]!);
        context.Complete();
    }
}
