using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>申报人提交申报.</summary>
/// <param name="Person">The portal's mark of the applicant, always the same, never an identity number.</param>
/// <param name="Name">The applicant's name.</param>
/// <param name="Employer">Code of the employer.</param>
/// <param name="Department">Code of the department that submits for the employer.</param>
/// <param name="Committee">Code of the committee applied to.</param>
/// <param name="Series">The series of titles (系列).</param>
/// <param name="Specialty">The specialty within the series (专业).</param>
/// <param name="Level">The level applied for (层级), e.g. 副高.</param>
/// <param name="Route">How it is applied for (申报途径), e.g. 正常; null: the notice knows one way.</param>
/// <param name="Documents">Names of what was handed in, as the rules call it; null: none.</param>
/// <param name="Facts">What the gate rules look at, e.g. <c>status</c>, <c>continuingEducation</c>,
/// <c>sanctions</c>.</param>
public sealed record ApplicationSubmitted(
    [property: Field(
        "申报人标识",
        "Applicant's identifier",
        MaxLength = 64,
        Description = "同一人始终相同，不用证件号码",
        DescriptionEn = "Always the same for one person; never an identity number"
    )]
        string Person,
    [property: Field("姓名", "Name", MaxLength = 100)] string Name,
    [property: Field("用人单位代码", "Employer's code", MaxLength = 64, IsCode = true)] string Employer,
    [property: Field("业务主管部门代码", "Department's code", MaxLength = 64, IsCode = true)] string Department,
    [property: Field("评委会代码", "Committee's code", MaxLength = 64, IsCode = true)] string Committee,
    [property: Field("系列", "Series", MaxLength = 64)] string Series,
    [property: Field("专业", "Specialty", MaxLength = 64)] string Specialty,
    [property: Field("层级", "Level", MaxLength = 20)] string Level,
    [property: Field("申报途径", "Route of application", MaxLength = 100)] string? Route,
    [property: Field("已交材料", "Material handed in")] IReadOnlyList<string>? Documents,
    [property: Field(
        "申报人情况",
        "Facts about the applicant",
        Description = "资格审查所用事实，如 status、continuingEducation、sanctions",
        DescriptionEn = "What the rules look at, e.g. status, continuingEducation, sanctions"
    )]
        JsonObject Facts
);
