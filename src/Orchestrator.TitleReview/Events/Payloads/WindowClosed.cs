using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>申报窗口关闭.</summary>
/// <param name="LastDay">The window's last day, inclusive; null: not said.</param>
public sealed record WindowClosed([property: Field("最后一日", "Last day")] LocalDate? LastDay);
