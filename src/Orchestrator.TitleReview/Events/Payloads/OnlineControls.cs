namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>线上评审的四项措施 (TJ24-4.3-i).</summary>
/// <param name="Commitments">The experts have given their commitments online.</param>
/// <param name="Endorsements">Each opinion is endorsed online by its expert.</param>
/// <param name="Supervision">The review is supervised online.</param>
/// <param name="CrossInspection">Other supervisors inspect it across.</param>
public sealed record OnlineControls(
    [property: Field("评委在线承诺", "Experts' commitments given online")] bool Commitments,
    [property: Field("评审意见在线背书", "Opinions endorsed online")] bool Endorsements,
    [property: Field("评审过程在线监督", "Review supervised online")] bool Supervision,
    [property: Field("交叉巡查", "Cross-inspection")] bool CrossInspection
);
