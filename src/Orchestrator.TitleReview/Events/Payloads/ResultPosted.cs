using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结果公示发布.</summary>
public sealed record ResultPosted(
    [property: Field("公示发布日")] LocalDate PostedOn,
    [property: Field("公示媒介", MinItems = 1)] IReadOnlyList<string> Channels,
    [property: Field("公示所载截止日", Description = "公示上印明的最后一日；短于法定期限的会被拒绝")] LocalDate? EndsOn,
    [property: Field("留痕材料")] IReadOnlyList<Evidence>? Evidence);
