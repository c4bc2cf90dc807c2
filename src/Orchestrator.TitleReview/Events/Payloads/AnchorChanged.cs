namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>日期变更.</summary>
public sealed record AnchorChanged(
    [property: Field("日期名称")] string Name);
