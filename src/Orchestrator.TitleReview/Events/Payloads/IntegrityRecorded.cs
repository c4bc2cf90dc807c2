using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>职称评审中的失信违规行为，记入诚信档案库.</summary>
/// <param name="Subject"><c>applicant</c>, <c>expert</c> or <c>staff</c>.</param>
/// <param name="Person">The portal's mark of the person, never an identity number.</param>
/// <param name="Act">What the person did.</param>
/// <param name="DecidedOn">The day of the decision, from which the record's term runs; not in the future.</param>
/// <param name="Document">Number of the decision; null: none.</param>
public sealed record IntegrityRecorded(
    [property: Field(
        "对象",
        "Whom it concerns",
        Choices = ["applicant=申报人=Applicant", "expert=评审专家=Expert", "staff=工作人员=Staff"]
    )]
        string Subject,
    [property: Field(
        "人员标识",
        "Person's identifier",
        MaxLength = 64,
        Description = "同一人始终相同，不用证件号码",
        DescriptionEn = "Always the same for one person; never an identity number"
    )]
        string Person,
    [property: Field("行为", "What the person did", MaxLength = 500)] string Act,
    [property: Field("认定决定日期", "Date of the decision")] LocalDate DecidedOn,
    [property: Field("决定文号", "Number of the decision", MaxLength = 100)] string? Document
);
