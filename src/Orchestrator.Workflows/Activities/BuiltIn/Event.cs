using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Waits for an event by its name.</summary>
[Activity("Elsa.Event", "Primitives", DisplayName = "等待事件", Description = "等待给定名称的事件。", Kind = "Trigger")]
public sealed class Event : Activity
{
    /// <summary>What the event is called, compared exactly.</summary>
    [Input(DisplayName = "事件名", IsRequired = true)]
    public Input<string>? EventName { get; set; }

    /// <summary>The event's payload; null when it has none.</summary>
    [Output]
    public Output<JsonNode>? Result { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        if (context.IsTrigger)
            context.Set(Result, EventPayload.Unwrap(context.Burst.Trigger?.Payload)!);
        else
            context.Wait(context.Get(EventName) ?? "");
    }

    protected internal override void Resume(ActivityContext context, Stimulus stimulus)
    {
        context.Set(Result, EventPayload.Unwrap(stimulus.Payload)!);
        context.Complete();
    }
}
