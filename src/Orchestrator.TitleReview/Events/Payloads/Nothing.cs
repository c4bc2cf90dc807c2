namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>没有内容的事件.</summary>
public sealed record Nothing;
