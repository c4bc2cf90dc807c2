namespace Orchestrator.TitleReview.Events;

/// <summary>What an event is sent to.</summary>
public enum EventLevel
{
    /// <summary>年度评审周期.</summary>
    Cycle = 0,

    /// <summary>申报.</summary>
    Application = 1,
}
