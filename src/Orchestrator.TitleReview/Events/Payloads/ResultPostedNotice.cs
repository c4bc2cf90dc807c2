using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结果已公示.</summary>
public sealed record ResultPostedNotice(
    [property: Field("公示发布日")] LocalDate PostedOn,
    [property: Field("公示最后一日")] LocalDate LastDay);
