using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评委会核准备案, still valid or renewed.</summary>
public sealed record CommitteeApproved(
    [property: Field("核准备案日期")] LocalDate ApprovedOn,
    [property: Field("有效期至", Description = "最后有效日；不填的按核准年限计算")] LocalDate? ValidUntil,
    [property: Field("重新核准的情形", Description = "如 新组建、评审权下放、名称变化、范围调整、有效期届满；没有的不填")] IReadOnlyList<string>? Triggers,
    [property: Field("备案内容", Description = "名称与备案要求一致，如 组建单位、评审范围")] IReadOnlyList<string>? Contents,
    [property: Field("核准备案编号", MaxLength = 100)] string? Number);
