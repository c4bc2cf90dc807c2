namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>How exactly a written date names its day.</summary>
internal enum DatePart
{
    /// <summary>A day of a month.</summary>
    Day = 0,

    /// <summary>A month: 10月.</summary>
    Month = 1,

    /// <summary>上旬, 月初: the 1st to the 10th.</summary>
    First = 2,

    /// <summary>中旬, 月中: the 11th to the 20th.</summary>
    Second = 3,

    /// <summary>下旬: the 21st to the end.</summary>
    Third = 4,

    /// <summary>月底.</summary>
    MonthEnd = 5,

    /// <summary>年底.</summary>
    YearEnd = 6,

    /// <summary>季度末: the month is the quarter's last.</summary>
    QuarterEnd = 7,

    /// <summary>上中旬: the 1st to the 20th.</summary>
    FirstAndSecond = 8,

    /// <summary>中下旬: the 11th to the end.</summary>
    SecondAndThird = 9,

    /// <summary>第三季度, 下半年, 9-10月: several months, the month written being the last of them.</summary>
    Months = 10,
}
