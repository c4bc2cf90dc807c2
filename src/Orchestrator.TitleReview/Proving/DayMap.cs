namespace Orchestrator.TitleReview.Proving;

/// <summary>
/// A monotone relation between the days of two events, read as "once one is on a day, the other is not before such a day", and its
/// other side. Working days, calendar days, months and rolls all are such relations. Days are numbers from 0 to the last of the time
/// that is looked at; one below and one above it stand for "no such day".
/// </summary>
internal sealed class DayMap
{
    private readonly int[] days;

    private DayMap(int last, Func<int, int> day, bool isLatest)
    {
        IsLatest = isLatest;
        days = [.. Enumerable.Range(0, last + 1).Select(from => Math.Clamp(day(from), -1, last + 1))];
    }

    /// <summary>Whether it says how late the first event may be after the second, rather than how early the second may be after the first.</summary>
    public bool IsLatest { get; }

    /// <summary>The second event is at the earliest on <paramref name="day"/> of the first one's day.</summary>
    /// <param name="last">The last day looked at.</param>
    /// <param name="day">A function that never falls.</param>
    public static DayMap AtLeast(int last, Func<int, int> day) => new(last, day, isLatest: false);

    /// <summary>The first event is at the latest on <paramref name="day"/> of the second one's day.</summary>
    /// <param name="last">The last day looked at.</param>
    /// <param name="day">A function that never falls.</param>
    public static DayMap AtMost(int last, Func<int, int> day) => new(last, day, isLatest: true);

    /// <summary>The earliest day of the second event when the first is on <paramref name="first"/> or later.</summary>
    public int Raise(int first) => IsLatest ? CountBelow(first) : days[first];

    /// <summary>The latest day of the first event when the second is on <paramref name="second"/> or earlier.</summary>
    public int Lower(int second) => IsLatest ? days[second] : CountBelow(second + 1) - 1;

    /// <summary>How many days lead to one before the bound: the first that does not, as none falls.</summary>
    private int CountBelow(int bound)
    {
        var (low, high) = (0, days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (days[middle] < bound)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
