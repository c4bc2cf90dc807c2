namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>线上评审的四项措施 (TJ24-4.3-i).</summary>
public sealed record OnlineControls(
    [property: Field("评委在线承诺")] bool Commitments,
    [property: Field("评审意见在线背书")] bool Endorsements,
    [property: Field("评审过程在线监督")] bool Supervision,
    [property: Field("交叉巡查")] bool CrossInspection);
