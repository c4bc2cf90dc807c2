using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>An activity of a cycle or an application failed; nothing of the item is kept.</summary>
public sealed class ActivityIncidentException(Incident incident)
    : Exception($"{incident.ActivityType} {incident.NodeId}: {incident.Code}: {incident.Message}")
{
    /// <summary>What the activity reported.</summary>
    public Incident Incident { get; } = incident;
}
