using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>职称评审中的失信违规行为，记入诚信档案库.</summary>
/// <param name="Subject"><c>applicant</c>, <c>expert</c> or <c>staff</c>.</param>
/// <param name="Person">The portal's mark of the person, never an identity number.</param>
/// <param name="Act">What the person did.</param>
/// <param name="DecidedOn">The day of the decision, from which the record's term runs; not in the future.</param>
/// <param name="Document">Number of the decision; null: none.</param>
public sealed record IntegrityRecorded(
    [property: Field("对象", Choices = ["applicant=申报人", "expert=评审专家", "staff=工作人员"])] string Subject,
    [property: Field("人员标识", MaxLength = 64, Description = "同一人始终相同，不用证件号码")] string Person,
    [property: Field("行为", MaxLength = 500)] string Act,
    [property: Field("认定决定日期")] LocalDate DecidedOn,
    [property: Field("决定文号", MaxLength = 100)] string? Document
);
