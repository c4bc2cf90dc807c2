namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>一份申报的票数.</summary>
/// <param name="Application">The application's number.</param>
/// <param name="Opinions">Written opinions of experts on it.</param>
/// <param name="Yes">Votes for it.</param>
/// <param name="No">Votes against it.</param>
/// <param name="Abstain">Abstentions; null: none. The three together are as many as experts are present.</param>
public sealed record BallotCount(
    [property: Field("申报编号", "Application number", Minimum = 1, Meaning = FieldMeaning.Application)]
        long Application,
    [property: Field("书面评审意见数", "Written opinions", Minimum = 0)] int Opinions,
    [property: Field("同意票", "Votes in favour", Minimum = 0)] int Yes,
    [property: Field("反对票", "Votes against", Minimum = 0)] int No,
    [property: Field("弃权票", "Abstentions", Minimum = 0)] int? Abstain
);
