namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>专家不能参加或须回避.</summary>
/// <param name="Expert">Code of the expert who was drawn.</param>
/// <param name="Reason"><c>declined</c>, <c>sameUnit</c>, <c>kin</c>, <c>coAuthor</c>, <c>interest</c> or
/// <c>absent</c>.</param>
/// <param name="Note">More about it; null: none.</param>
public sealed record DrawRecused(
    [property: Field("专家编号", MaxLength = 100)] string Expert,
    [property: Field(
        "原因",
        Choices = [
            "declined=不能参加",
            "sameUnit=与申报人同单位",
            "kin=与申报人有亲属关系",
            "coAuthor=与申报人有合作关系",
            "interest=其他利害关系",
            "absent=临时缺席",
        ]
    )]
        string Reason,
    [property: Field("说明")] string? Note
);
