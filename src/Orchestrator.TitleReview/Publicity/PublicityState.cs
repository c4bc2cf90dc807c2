using System.Text.Json.Serialization;

namespace Orchestrator.TitleReview.Publicity;

/// <summary>A posting as its run keeps it.</summary>
/// <param name="Run">How often the count has been started.</param>
/// <param name="Ends">Last day, ISO; null while nothing is posted.</param>
/// <param name="IsElapsed">Whether the last count has run out.</param>
/// <param name="HasEvidence">Whether an image was uploaded.</param>
internal sealed record PublicityState(
    [property: JsonPropertyName("r")] int Run,
    [property: JsonPropertyName("e")] string? Ends,
    [property: JsonPropertyName("x")] bool IsElapsed,
    [property: JsonPropertyName("i")] bool HasEvidence);
