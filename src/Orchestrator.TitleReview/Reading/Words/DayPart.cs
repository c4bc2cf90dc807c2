namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>The part of a day that stands before an hour.</summary>
internal enum DayPart
{
    /// <summary>None, or one that leaves the hour as it is written: 上午.</summary>
    Any = 0,

    /// <summary>凌晨: twelve is the day's beginning.</summary>
    Night = 1,

    /// <summary>中午: one o'clock is 13:00.</summary>
    Noon = 2,

    /// <summary>下午: five o'clock is 17:00.</summary>
    Afternoon = 3,

    /// <summary>晚上: twelve is the day's end.</summary>
    Evening = 4,
}
