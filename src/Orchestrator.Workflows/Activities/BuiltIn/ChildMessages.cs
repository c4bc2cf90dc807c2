using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Starting another definition by a message of the outbox.</summary>
internal static class ChildMessages
{
    public static void Dispatch(ActivityContext context, string definitionId, JsonObject? input, string? correlationId, bool wait)
    {
        context.Send(new WorkflowDispatched(definitionId, input, correlationId, wait ? context.ActivityInstanceId : null, Tag: null));
        if (wait)
            context.Wait(WorkflowDispatched.ChildCompletedName);
    }
}
