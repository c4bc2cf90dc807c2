using System.Text.Json.Serialization;

namespace Orchestrator.TitleReview.Publicity;

/// <summary>A posting as its run keeps it. Its last day is counted, never kept: another calendar may give another.</summary>
/// <param name="Run">How often the count has been started.</param>
/// <param name="PostedOn">The day it was posted, ISO; null while nothing is posted.</param>
/// <param name="IsElapsed">Whether the last count has run out.</param>
/// <param name="HasEvidence">Whether an image was uploaded.</param>
internal sealed record PublicityState(
    [property: JsonPropertyName("r")] int Run,
    [property: JsonPropertyName("p")] string? PostedOn,
    [property: JsonPropertyName("x")] bool IsElapsed,
    [property: JsonPropertyName("i")] bool HasEvidence
);
