using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Publishes an event for instances that wait for it.</summary>
[Activity("Elsa.PublishEvent", "Primitives", DisplayName = "发布事件", Description = "发布给定名称的事件。")]
public sealed class PublishEvent : Activity
{
    /// <summary>What those who wait for the event call it, compared exactly.</summary>
    [Input(DisplayName = "事件名", IsRequired = true)]
    public Input<string>? EventName { get; set; }

    /// <summary>Reaches only instances with this correlation id; null or blank: all.</summary>
    [Input(DisplayName = "关联号")]
    public Input<string>? CorrelationId { get; set; }

    /// <summary>True: reaches only the instance that publishes it.</summary>
    [Input(DisplayName = "仅本实例")]
    public Input<bool>? IsLocalEvent { get; set; }

    /// <summary>What the event brings; any value. A text that is a JSON object is sent as that object.</summary>
    [Input(DisplayName = "数据", UIHint = "json-editor")]
    public Input<JsonNode>? Payload { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        var correlation = context.Get(CorrelationId);
        context.Send(
            new EventPublished(
                new Stimulus(context.Get(EventName) ?? "", EventPayload.Wrap(context.Get(Payload))),
                string.IsNullOrWhiteSpace(correlation) ? null : correlation,
                context.Get(IsLocalEvent)
            )
        );
    }
}
