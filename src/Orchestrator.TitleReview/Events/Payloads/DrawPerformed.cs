namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>揭示密值并抽取: the secret whose hash was committed.</summary>
/// <param name="Secret">What the office committed to by its hash.</param>
public sealed record DrawPerformed(
    [property: Field("办事机构密值", "Review office's secret", MaxLength = 200)] string Secret
) : TrackPayload;
