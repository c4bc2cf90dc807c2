namespace Orchestrator.TitleReview.Eligibility;

/// <summary>How full years in a title are counted.</summary>
public enum TenureCounting
{
    /// <summary>By the anniversary of the day the title was obtained: 2019-12-31 makes five years on 2024-12-31.</summary>
    Anniversary = 0,

    /// <summary>By the difference of the years.</summary>
    CalendarYears = 1,
}
