using System.Text.Json.Nodes;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Intake;

/// <summary>Reads stored arrivals as work.</summary>
internal static class ArrivalItems
{
    public static WorkItem Of(Arrival arrival)
    {
        var stimulus = new Stimulus(arrival.Stimulus, JsonNode.Parse(arrival.Payload) as JsonObject)
        {
            Actor = StimulusJson.ReadActor(JsonNode.Parse(arrival.Actor)),
        };
        return arrival.Target == ArrivalTarget.NewApplication
            ? new CaseStart(InstanceKind.Application, arrival.TargetId, stimulus, arrival.Portal, arrival.ReceivedAt)
            : new StimulusItem(arrival.TargetId, stimulus, arrival.ReceivedAt) { FromOutside = true };
    }
}
