using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Starts an instance of another definition for each item.</summary>
[Activity(
    "Elsa.BulkDispatchWorkflows",
    "Composition",
    DisplayName = "批量派发流程",
    Description = "对每一项派发另一个流程的新实例。",
    Kind = "Task"
)]
[Outcomes("Completed=全部完成", "Canceled=已取消", "Done=完成")]
public sealed class BulkDispatchWorkflows : Activity
{
    private const string Remaining = "left";

    /// <summary>The definition to start, by its stable id; one that is not published faults the activity.</summary>
    [Input(DisplayName = "流程", UIHint = "workflow-definition-picker", IsRequired = true)]
    public Input<string>? WorkflowDefinitionId { get; set; }

    /// <summary>One child instance for each; an empty list completes at once.</summary>
    [Input(DisplayName = "各项", UIHint = "multitext")]
    public Input<JsonArray>? Items { get; set; }

    /// <summary>
    /// The child's input that gets an item which is no object; an object's members are inputs themselves.
    /// </summary>
    [Input(DisplayName = "各项的输入名", DefaultValue = "Item")]
    public Input<string>? DefaultItemInputKey { get; set; }

    /// <summary>
    /// Evaluated anew for each child, which sees its item as a variable; null: children have no correlation id.
    /// </summary>
    [Input(DisplayName = "关联号", AutoEvaluate = false)]
    public Input<string>? CorrelationIdFunction { get; set; }

    /// <summary>Inputs that all children get; members of an item win over them.</summary>
    [Input(DisplayName = "共同的输入")]
    public Input<JsonObject>? Input { get; set; }

    /// <summary>True: goes on when all children have ended, by Completed and Done; false: at once, by Done.</summary>
    [Input(DisplayName = "等待完成", DefaultValue = true)]
    public Input<bool>? WaitForCompletion { get; set; }

    /// <summary>
    /// Runs each time a child has finished; null: nothing. Its variable <c>ChildInstanceId</c> says which one.
    /// </summary>
    public Activity? ChildCompletedPort { get; set; }

    /// <summary>
    /// Runs each time a child has faulted; null: nothing. Its variable <c>ChildInstanceId</c> says which one.
    /// </summary>
    public Activity? ChildFaultedPort { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        var items = context.Get(Items) ?? [];
        var wait = context.Get(WaitForCompletion) && items.Count > 0;
        var key = context.Get(DefaultItemInputKey) ?? "Item";
        var definition = items.Count == 0 ? "" : ChildMessages.Definition(context, WorkflowDefinitionId);
        for (var i = 0; i < items.Count; i++)
        {
            var input = ChildMessages.Inputs(context, context.Get(Input));
            if (items[i] is JsonObject members)
            {
                foreach (var (name, value) in members)
                    input[name] = value?.DeepClone();
            }
            else
            {
                input[key] = items[i]?.DeepClone();
            }

            (context.Run.Variables ??= new(StringComparer.Ordinal))[key] = items[i]?.DeepClone();
            context.Send(
                new WorkflowDispatched(
                    definition,
                    input,
                    context.Get(CorrelationIdFunction),
                    wait ? ChildMessages.Parent(context) : null
                )
            );
        }

        context.Run.Variables = null;
        if (!wait)
            return;
        context.SetProperty(Remaining, items.Count);
        context.Wait(WorkflowDispatched.ChildCompletedName);
    }

    protected internal override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var next = (string?)stimulus.Payload?["subStatus"] switch
        {
            nameof(WorkflowSubStatus.Faulted) => ChildFaultedPort,
            nameof(WorkflowSubStatus.Finished) => ChildCompletedPort,
            _ => null,
        };
        if (next is null)
        {
            CountDown(context);
        }
        else
        {
            context.Schedule(
                new ScheduledActivity(next, context.Run)
                {
                    Variables = new(StringComparer.Ordinal)
                    {
                        ["ChildInstanceId"] = stimulus.Payload!["workflowInstanceId"]?.DeepClone(),
                    },
                }
            );
        }
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child) =>
        CountDown(context);

    private static void CountDown(ActivityContext context)
    {
        var left = context.GetProperty<int>(Remaining) - 1;
        context.SetProperty(Remaining, left);
        if (left == 0)
            context.Complete("Completed", "Done");
    }
}
