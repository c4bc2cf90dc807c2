namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>专家不能参加或须回避.</summary>
/// <param name="Expert">Code of the expert who was drawn.</param>
/// <param name="Reason"><c>declined</c>, <c>sameUnit</c>, <c>kin</c>, <c>coAuthor</c>, <c>interest</c> or
/// <c>absent</c>.</param>
/// <param name="Note">More about it; null: none.</param>
public sealed record DrawRecused(
    [property: Field("专家编号", "Expert's code", MaxLength = 100, Meaning = FieldMeaning.Expert)] string Expert,
    [property: Field(
        "原因",
        "Reason",
        Choices = [
            "declined=不能参加=Cannot take part",
            "sameUnit=与申报人同单位=Same employer as an applicant",
            "kin=与申报人有亲属关系=Related to an applicant",
            "coAuthor=与申报人有合作关系=Works with an applicant",
            "interest=其他利害关系=Other conflict of interest",
            "absent=临时缺席=Absent at short notice",
        ]
    )]
        string Reason,
    [property: Field("说明", "Note")] string? Note
);
