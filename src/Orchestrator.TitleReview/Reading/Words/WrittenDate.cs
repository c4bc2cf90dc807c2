using NodaTime;

namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>A date as it is written, the year or even the month perhaps left out.</summary>
internal sealed record WrittenDate(int Start, int End) : Island(Start, End)
{
    /// <summary>The year, when it is written.</summary>
    public int? Year { get; init; }

    /// <summary>当年 0, 次年 1, 上年 -1, when said so.</summary>
    public int? YearShift { get; init; }

    /// <summary>The month as written, perhaps impossible; null: that of the date before.</summary>
    public int? Month { get; init; }

    /// <summary>How many months it spans, the last of them being <see cref="Month"/>.</summary>
    public int Months { get; init; } = 1;

    /// <summary>同年: the year of the date before.</summary>
    public bool IsSameYear { get; init; }

    /// <summary>The day as written, perhaps impossible.</summary>
    public int? Day { get; init; }

    /// <summary>How exactly the day is named.</summary>
    public required DatePart Part { get; init; }

    /// <summary>The weekday printed beside it.</summary>
    public IsoDayOfWeek? Weekday { get; init; }

    /// <summary>The hour printed beside it, <c>HH:mm</c>, or <c>HH:mm:ss</c>.</summary>
    public string? Time { get; init; }

    /// <summary>下班前: the hour is the offices' close.</summary>
    public bool AtClose { get; init; }

    /// <summary>左右 was printed beside it.</summary>
    public bool Approximate { get; init; }

    /// <summary>不含当日 was printed beside it.</summary>
    public bool Excluded { get; init; }

    /// <summary>What parts its numbers, when it is 2025-03-03 or 2025.3.3.</summary>
    public char? Separator { get; init; }
}
