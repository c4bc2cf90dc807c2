namespace Orchestrator.Workflows.Definitions;

/// <summary>An arrow of a flowchart.</summary>
/// <param name="SourceId">Id of the activity it leaves.</param>
/// <param name="SourcePort">The outcome it follows; <c>Done</c> when the file names none.</param>
/// <param name="TargetId">Id of the activity it enters.</param>
/// <param name="TargetPort">The port it enters by; <c>In</c> when the file names none.</param>
public sealed record ActivityConnection(string SourceId, string SourcePort, string TargetId, string TargetPort);
