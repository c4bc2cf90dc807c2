using System.Text.Json;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Draws;

/// <summary>
/// A finished draw, as the cycle keeps it in its variable <see cref="Variable"/>. Nobody but the office may read the
/// codes.
/// </summary>
/// <param name="Terms">Seats and constraints.</param>
/// <param name="Commitment">Hash of what was committed.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Committee">Codes of the experts who sit, by lot.</param>
/// <param name="Dropped">Codes of those who dropped out.</param>
public sealed record DrawRecord(
    DrawTerms Terms,
    string Commitment,
    string Seed,
    IReadOnlyList<string> Committee,
    IReadOnlyList<string> Dropped
)
{
    /// <summary>
    /// Name of the workflow variable that holds it; of a track's own draw <see cref="TrackNames.Of"/> it and the track.
    /// </summary>
    public const string Variable = "draw";

    /// <summary>The draws that a cycle's state holds, each with its track (null: the cycle's own); empty while nothing is drawn.</summary>
    public static IReadOnlyList<(string? Track, DrawRecord Draw)> AllIn(WorkflowState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return
        [
            .. state
                .Variables.Where(variable => TrackNames.BaseOf(variable.Key) == Variable)
                .OrderBy(variable => variable.Key, StringComparer.Ordinal)
                .Select(variable =>
                    (TrackNames.TrackOf(variable.Key), variable.Value?.Deserialize<DrawRecord>(ReviewJson.Options))
                )
                .Where(kept => kept.Item2 is not null)
                .Select(kept => (kept.Item1, kept.Item2!)),
        ];
    }
}
