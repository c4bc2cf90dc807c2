using System.Text.Json.Serialization;

namespace Orchestrator.TitleReview.Steps;

/// <summary>What a run keeps of one of its clocks.</summary>
/// <param name="Run">How often it was armed; from the second time on the deadline's name carries it.</param>
/// <param name="Due">The due instant at which it was last armed or decided, in seconds since 1970 UTC; a later one
/// may arm it again.</param>
/// <param name="IsOpen">Whether its deadline waits.</param>
internal sealed record ClockState(
    [property: JsonPropertyName("r")] int Run,
    [property: JsonPropertyName("d")] long Due,
    [property: JsonPropertyName("o")] bool IsOpen
);
