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
    /// Name of the workflow variable that holds it; of a track's own draw <see cref="Steps.TrackNames.Of"/> it and the track.
    /// </summary>
    public const string Variable = "draw";
}
