namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>无记名投票结果: totals only, never who voted how.</summary>
/// <param name="Results">One count for each application; one that has been voted on already is refused.</param>
public sealed record BallotsRecorded(
    [property: Field("投票结果", "Votes", MinItems = 1)] IReadOnlyList<BallotCount> Results
) : TrackPayload, ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check()
    {
        if (Results.Select(result => result.Application).Distinct().Count() != Results.Count)
        {
            yield return PayloadErrors.Inconsistent(
                "results",
                "同一申报出现两次投票结果。",
                "\"results\" names an application twice."
            );
        }
    }
}
