namespace Orchestrator.Desk.Deadlines;

/// <summary>The row of the time line.</summary>
public enum Lane
{
    /// <summary>计划</summary>
    Plan = 0,

    /// <summary>申报与推荐</summary>
    Apply = 1,

    /// <summary>评审</summary>
    Review = 2,

    /// <summary>公示</summary>
    Publicity = 3,

    /// <summary>结果与证书</summary>
    Result = 4,
}
