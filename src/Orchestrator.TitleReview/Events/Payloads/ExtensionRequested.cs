using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>提前报备延期.</summary>
public sealed record ExtensionRequested(
    [property: Field("环节")] string Milestone,
    [property: Field("拟延至")] LocalDate NewDate,
    [property: Field("理由")] string Reason);
