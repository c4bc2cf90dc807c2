namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>提交认定材料.</summary>
/// <param name="Person">The portal's mark of the person, never an identity number.</param>
/// <param name="Employer">Code of the employer.</param>
/// <param name="Series">The series of titles (系列).</param>
/// <param name="Level">The level (层级), e.g. 初级.</param>
public sealed record RoundSubmitted(
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
    [property: Field("层级", "Level", MaxLength = 20)] string Level
);
