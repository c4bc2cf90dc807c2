using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Starting another definition by a message of the outbox.</summary>
internal static class ChildMessages
{
    /// <summary>Name of the input that tells a child who started it.</summary>
    private const string ParentInput = "ParentInstanceId";

    /// <summary>The definition to start. Throws when there is none of that id: the activity faults, as the stock engine's does.</summary>
    public static string Definition(ActivityContext context, Input<string>? input)
    {
        var id = context.Get(input) ?? "";
        return context.Environment.Find<ChildWorkflows>()?.Exists(id) == false
            ? throw new ActivityFaultException(
                "no-definition",
                $"No published version of workflow definition with ID {id} found."
            )
            : id;
    }

    /// <summary>The child's inputs: what is given, and its parent's id.</summary>
    public static JsonObject Inputs(ActivityContext context, JsonObject? given)
    {
        var input = given ?? [];
        input[ParentInput] = context.Environment.InstanceId;
        return input;
    }

    public static ParentRun Parent(ActivityContext context) =>
        new(context.Environment.InstanceId, context.ActivityInstanceId);

    public static void Dispatch(
        ActivityContext context,
        string definition,
        JsonObject? input,
        string? correlationId,
        bool wait
    )
    {
        context.Send(
            new WorkflowDispatched(definition, Inputs(context, input), correlationId, wait ? Parent(context) : null)
        );
        if (wait)
            context.Wait(WorkflowDispatched.ChildCompletedName);
    }
}
