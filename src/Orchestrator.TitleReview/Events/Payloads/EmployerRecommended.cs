namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>用人单位推荐: after the publicity, with the opinion that the notice wants.</summary>
/// <param name="Decision"><c>recommended</c> or <c>rejected</c>.</param>
/// <param name="Opinion">The opinion, in the notice's fixed words where it has them.</param>
/// <param name="Documents">Names of what is supplied with it; they count beside those of the application.</param>
/// <param name="Reasons">Needed when it is not recommended.</param>
/// <param name="Vote">How the employer's committee voted; needed where the definition asks for a vote.</param>
public sealed record EmployerRecommended(
    [property: Field("决定", "Decision", Choices = ["recommended=推荐=Recommended", "rejected=不推荐=Not recommended"])]
        string Decision,
    [property: Field("推荐意见", "Opinion on the recommendation")] string? Opinion,
    [property: Field(
        "随推荐提供的材料",
        "Material supplied with the recommendation",
        Description = "名称与要求一致，如 申报情况核定表",
        DescriptionEn = "Named as required, e.g. the form that verifies the application"
    )]
        IReadOnlyList<string>? Documents,
    [property: Field(
        "理由",
        "Reasons",
        Description = "不推荐时必填",
        DescriptionEn = "Needed when it is not recommended"
    )]
        IReadOnlyList<string>? Reasons,
    [property: Field(
        "推荐委员会表决",
        "Vote of the recommending committee",
        Description = "通知要求表决推荐的，推荐时必填",
        DescriptionEn = "Needed for a recommendation where the notice asks for a vote"
    )]
        CommitteeVote? Vote = null
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check() =>
        DecisionChecks.ReasonsGiven(Decision, Reasons, "recommended").Concat(Vote?.Check() ?? []);
}
