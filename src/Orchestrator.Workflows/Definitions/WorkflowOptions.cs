namespace Orchestrator.Workflows.Definitions;

/// <summary>Elsa's options of a definition.</summary>
/// <param name="UsableAsActivity">Whether others may use it as an activity; a legacy member at the top of the file counts too.</param>
/// <param name="AutoUpdateConsumingWorkflows">Whether those who use it follow its new versions.</param>
/// <param name="IncidentStrategyType">Full type name of the incident strategy; null is Elsa's default, FaultStrategy.</param>
/// <param name="ActivityCategory">The palette's group when it is used as an activity.</param>
public sealed record WorkflowOptions(
    bool UsableAsActivity,
    bool AutoUpdateConsumingWorkflows,
    string? IncidentStrategyType,
    string? ActivityCategory
)
{
    /// <summary>Whether an incident leaves the other branches running.</summary>
    public bool ContinuesWithIncidents =>
        IncidentStrategyType?.Contains("ContinueWithIncidents", StringComparison.Ordinal) == true;
}
