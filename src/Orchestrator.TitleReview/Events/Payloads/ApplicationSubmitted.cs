using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>申报人提交申报.</summary>
public sealed record ApplicationSubmitted(
    [property: Field("申报人标识", MaxLength = 64, Description = "同一人始终相同，不用证件号码")] string Person,
    [property: Field("姓名", MaxLength = 100)] string Name,
    [property: Field("用人单位代码", MaxLength = 64)] string Employer,
    [property: Field("业务主管部门代码", MaxLength = 64)] string Department,
    [property: Field("评委会代码", MaxLength = 64)] string Committee,
    [property: Field("系列", MaxLength = 64)] string Series,
    [property: Field("专业", MaxLength = 64)] string Specialty,
    [property: Field("层级", MaxLength = 20)] string Level,
    [property: Field("申报途径", MaxLength = 100)] string? Route,
    [property: Field("已交材料")] IReadOnlyList<string>? Documents,
    [property: Field("申报人情况", Description = "资格审查所用事实，如 status、continuingEducation、sanctions")] JsonObject Facts);
