namespace Orchestrator.TitleReview.Reading.Proposals;

/// <summary>The forms of rules that the grammar knows.</summary>
public enum ReadForm
{
    /// <summary>A last day, the day included, and where said the hour: 9月25日前, 截止时间为4月25日24时.</summary>
    By = 0,

    /// <summary>Opens on a day, the day included: 自9月2日起.</summary>
    From = 1,

    /// <summary>Open from a day to a day, both included: 3月3日至3月28日. One day alone (定于10月15日召开) is a window of that day.</summary>
    Window = 2,

    /// <summary>公示: a posting that stands so long.</summary>
    Publicity = 3,

    /// <summary>At most so long after something: 评审结束后5个工作日内.</summary>
    Within = 4,

    /// <summary>So long before something: 会议召开7日前.</summary>
    Before = 5,

    /// <summary>A day up to which years and achievements count: 任职年限计算到12月31日.</summary>
    Cutoff = 6,

    /// <summary>A ratio, percentage or majority: 三分之二, 10%, 1:2.</summary>
    Share = 7,

    /// <summary>Hours of a day: 上午9:00至12:00.</summary>
    Hours = 8,

    /// <summary>Rounds: 每月最后一个工作日前.</summary>
    Recurring = 9,

    /// <summary>A phrase with several readings: 4月上旬前, 10月前. The date is the last day of the widest one.</summary>
    Vague = 10,
}
