namespace Orchestrator.TitleReview.Rounds;

/// <summary>What waits for the rounds of a year.</summary>
/// <param name="Month">The month of the round that is awaited, 1 to 12; 13 when the last one is over.</param>
/// <param name="Waiting">How many were handed in for a month and are not handled yet.</param>
public sealed record RoundBook(int Month, IReadOnlyDictionary<int, int> Waiting)
{
    /// <summary>Those of one month and one more.</summary>
    public RoundBook With(int month) =>
        this with
        {
            Waiting = new Dictionary<int, int>(Waiting) { [month] = Waiting.GetValueOrDefault(month) + 1 },
        };

    /// <summary>Without those of the months up to one, which were handled.</summary>
    public RoundBook Handled(int through) =>
        this with
        {
            Waiting = Waiting.Where(round => round.Key > through).ToDictionary(),
        };
}
