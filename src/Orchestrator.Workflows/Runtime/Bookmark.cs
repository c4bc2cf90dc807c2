namespace Orchestrator.Workflows.Runtime;

/// <summary>Something an instance waits for.</summary>
/// <param name="Id">Unique in the instance.</param>
/// <param name="StimulusName">What resumes it; <see cref="Stimulus.DeadlineDueName"/> for an open deadline.</param>
/// <param name="NodeId">The node that waits.</param>
/// <param name="ActivityInstanceId">The run of the activity that waits.</param>
/// <param name="Deadline">The deadline's name when it waits for one; else null.</param>
public sealed record Bookmark(
    string Id,
    string StimulusName,
    string NodeId,
    string ActivityInstanceId,
    string? Deadline = null
);
