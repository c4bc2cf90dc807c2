using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结果已公示.</summary>
/// <param name="PostedOn">The day of the posting.</param>
/// <param name="LastDay">The publicity's last day, inclusive.</param>
public sealed record ResultPostedNotice(
    [property: Field("公示发布日", "Date of posting")] LocalDate PostedOn,
    [property: Field("公示最后一日", "Last day of the publicity")] LocalDate LastDay
);
