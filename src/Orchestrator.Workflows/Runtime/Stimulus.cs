using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Runtime;

/// <summary>Something an instance may wait for: a portal's event, a due deadline, a message from another instance.</summary>
/// <param name="Name">Its name, e.g. <c>employer.decided</c>.</param>
/// <param name="Payload">Its data.</param>
public sealed record Stimulus(string Name, JsonObject? Payload = null)
{
    /// <summary>The name of the stimulus that a due deadline gives.</summary>
    public const string DeadlineDueName = "deadline.due";

    /// <summary>Who caused it; null for the engine itself.</summary>
    public Actor? Actor { get; init; }

    /// <summary>For a due deadline: its name. Null otherwise.</summary>
    public string? Deadline { get; init; }

    /// <summary>Restricts the stimulus to one run of one activity; null reaches every one that waits.</summary>
    public string? ActivityInstanceId { get; init; }

    /// <summary>The stimulus of a deadline that has fallen due.</summary>
    public static Stimulus DeadlineDue(string activityInstanceId, string deadline) =>
        new(DeadlineDueName) { ActivityInstanceId = activityInstanceId, Deadline = deadline };
}
