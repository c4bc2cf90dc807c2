namespace Orchestrator.TitleReview.Reviews;

/// <summary>推荐委员会（考核推荐组）表决: what a vote of the employer's committee has to reach before it recommends.</summary>
/// <param name="Present">How many of the members have to be present, e.g. <c>2/3</c>; null: any. With fewer the vote is void.</param>
/// <param name="InFavour">
/// How many have to vote for it, e.g. <c>2/3</c> or <c>&gt;1/2</c> of those of <paramref name="Of"/>; null: any.
/// </param>
/// <param name="Of"><c>present</c>, the default: of those present; <c>members</c>: of all members.</param>
/// <param name="MinimumMembers">The fewest members of the committee; 0, the default: any.</param>
/// <param name="Consequence">
/// What follows when too few vote for it: <c>refused</c>, the default: the act is refused; <c>notRecommended</c>: it counts as not
/// recommended.
/// </param>
/// <param name="Clauses">Where it comes from; null: as the step.</param>
public sealed record RecommendingVote(
    string? Present = null,
    string? InFavour = null,
    string Of = RecommendingVote.OfPresent,
    int MinimumMembers = 0,
    string Consequence = RecommendingVote.Refuses,
    IReadOnlyList<string>? Clauses = null
)
{
    /// <summary>The share of the votes is of those present.</summary>
    public const string OfPresent = "present";

    /// <summary>The share of the votes is of all members.</summary>
    public const string OfMembers = "members";

    /// <summary>Too few votes: the act is refused.</summary>
    public const string Refuses = "refused";

    /// <summary>Too few votes: it counts as not recommended.</summary>
    public const string NotRecommended = "notRecommended";
}
