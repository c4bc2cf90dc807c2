namespace Orchestrator.TitleReview.Proving;

/// <summary>
/// A monotone relation between the days of two events, read as "once one is on a day, the other is not before such a day", and its
/// other side. Working days, calendar days, months and rolls all are such relations. Days are numbers from 0 to the last of the time
/// that is looked at; one below and one above it stand for "no such day".
/// </summary>
internal sealed class DayMap
{
    private readonly int?[] known;
    private readonly Func<int, int> day;

    private DayMap(int last, Func<int, int> day, bool isLatest)
    {
        (known, this.day, IsLatest) = (new int?[last + 1], day, isLatest);
    }

    /// <summary>
    /// Whether it says how late the first event may be after the second, rather than how early the second may be
    /// after the first.
    /// </summary>
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
    public int Raise(int first) => IsLatest ? CountBelow(first) : DayOf(first);

    /// <summary>The latest day of the first event when the second is on <paramref name="second"/> or earlier.</summary>
    public int Lower(int second) => IsLatest ? DayOf(second) : CountBelow(second + 1) - 1;

    private int DayOf(int from) => known[from] ??= Math.Clamp(day(from), -1, known.Length);

    /// <summary>How many days lead to one before the bound: the first that does not, as none falls.</summary>
    private int CountBelow(int bound)
    {
        var (low, high) = (0, known.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (DayOf(middle) < bound)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
