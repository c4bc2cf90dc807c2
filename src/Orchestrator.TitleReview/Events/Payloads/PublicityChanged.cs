using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>公示内容变更.</summary>
/// <param name="PostedOn">The day on which it was posted anew; the count begins with it.</param>
/// <param name="Reason">What changed and why.</param>
public sealed record PublicityChanged(
    [property: Field("重新张贴日", "Date of the new posting")] LocalDate PostedOn,
    [property: Field("变更原因", "Reason for the change")] string Reason
);
