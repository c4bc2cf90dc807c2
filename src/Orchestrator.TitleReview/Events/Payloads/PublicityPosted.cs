using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>单位内部公示张贴.</summary>
public sealed record PublicityPosted(
    [property: Field("公示张贴日")] LocalDate PostedOn,
    [property: Field("公示所载截止日", Description = "公示上印明的最后一日；短于法定期限的会被拒绝")] LocalDate? EndsOn,
    [property: Field("公示地点")] string? Place,
    [property: Field("图片留痕")] IReadOnlyList<Evidence>? Evidence);
