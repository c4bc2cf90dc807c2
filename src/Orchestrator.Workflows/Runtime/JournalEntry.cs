using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Runtime;

/// <summary>One line of an instance's journal.</summary>
/// <param name="Event">E.g. <c>Started</c>, <c>Completed</c>, <c>Suspended</c>, <c>Faulted</c>, or an activity's own.</param>
/// <param name="NodeId">The node it happened at.</param>
/// <param name="ActivityInstanceId">The run of the activity.</param>
/// <param name="Message">For people; Chinese for our own activities.</param>
/// <param name="Data">Details.</param>
public sealed record JournalEntry(
    string Event,
    string? NodeId,
    string? ActivityInstanceId,
    string? Message,
    JsonObject? Data
);
