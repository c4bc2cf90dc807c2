using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>新参加工作的全日制院校毕业生的职称初定.</summary>
/// <param name="Person">The portal's mark of the graduate, never an identity number.</param>
/// <param name="Employer">Code of the employer.</param>
/// <param name="Series">The series of titles (系列).</param>
/// <param name="Level">The level (层级), e.g. 助理级.</param>
/// <param name="DeterminedOn">The day of the determination; not in the future.</param>
public sealed record InitialTitleDetermined(
    [property: Field(
        "人员标识",
        "Person's identifier",
        MaxLength = 64,
        Description = "同一人始终相同，不用证件号码",
        DescriptionEn = "Always the same for one person; never an identity number"
    )]
        string Person,
    [property: Field("用人单位代码", "Employer's code", MaxLength = 64, IsCode = true)] string Employer,
    [property: Field("系列", "Series", MaxLength = 100)] string Series,
    [property: Field("层级", "Level", MaxLength = 20)] string Level,
    [property: Field("初定日期", "Date of the initial title")] LocalDate DeterminedOn
);
