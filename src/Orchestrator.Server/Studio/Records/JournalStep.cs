using System.Text.Json.Nodes;
using NodaTime;

namespace Orchestrator.Server.Studio.Records;

/// <summary>One line of an instance's journal, unfolded.</summary>
/// <param name="At">When.</param>
/// <param name="Event">E.g. <c>Started</c>, <c>Completed</c>, or an activity's own.</param>
/// <param name="NodeId">The node it happened at.</param>
/// <param name="Run">The run of the activity.</param>
/// <param name="Message">For people.</param>
/// <param name="Data">Details.</param>
internal sealed record JournalStep(
    Instant At,
    string Event,
    string? NodeId,
    string? Run,
    string? Message,
    JsonNode? Data
);
