namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>推荐委员会（考核推荐组）表决情况: numbers alone, never who voted how.</summary>
/// <param name="Members">Members of the employer's committee.</param>
/// <param name="Present">Members present.</param>
/// <param name="InFavour">Votes for the recommendation.</param>
public sealed record CommitteeVote(
    [property: Field("成员人数", "Members", Minimum = 1)] int Members,
    [property: Field("出席人数", "Members present", Minimum = 0)] int Present,
    [property: Field("同意票数", "Votes in favour", Minimum = 0)] int InFavour
)
{
    /// <summary>More cannot be present than are members, nor vote than are present.</summary>
    internal IEnumerable<PayloadError> Check()
    {
        if (Present > Members)
        {
            yield return PayloadErrors.Inconsistent(
                "vote.present",
                $"“出席人数”{Present}人多于“成员人数”{Members}人，请核对。",
                $"\"vote.present\" is {Present}, more than the {Members} members."
            );
        }

        if (InFavour > Present)
        {
            yield return PayloadErrors.Inconsistent(
                "vote.inFavour",
                $"“同意票数”{InFavour}票多于“出席人数”{Present}人，请核对。",
                $"\"vote.inFavour\" is {InFavour}, more than the {Present} present."
            );
        }
    }
}
