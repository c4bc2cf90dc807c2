using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>提前报备延期.</summary>
/// <param name="Milestone">The anchor of the milestone, e.g. <c>reviewBy</c>.</param>
/// <param name="NewDate">The day asked for: later than the present one, not beyond the latest allowed.</param>
/// <param name="Reason">Why it is needed.</param>
public sealed record ExtensionRequested(
    [property: Field("环节", "Milestone")] string Milestone,
    [property: Field("拟延至", "New date")] LocalDate NewDate,
    [property: Field("理由", "Reason")] string Reason
);
