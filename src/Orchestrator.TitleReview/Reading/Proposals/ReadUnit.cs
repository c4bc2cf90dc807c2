namespace Orchestrator.TitleReview.Reading.Proposals;

/// <summary>What a duration of a notice counts.</summary>
public enum ReadUnit
{
    /// <summary>工作日.</summary>
    WorkingDay = 0,

    /// <summary>Calendar days: 日, 天, 自然日. A week is seven.</summary>
    Day = 1,

    /// <summary>个月.</summary>
    Month = 2,
}
