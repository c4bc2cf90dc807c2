namespace Orchestrator.Calendars;

/// <summary>
/// Answers "how many working days up to here" and "which is the k-th working day" in constant time:
/// two arrays over the days that have data, Monday-to-Friday arithmetic before and after them.
/// </summary>
internal sealed class WorkingDayIndex
{
    private readonly DayKind[] kinds;
    private readonly int[] through;
    private readonly int[] workingDays;
    private readonly int before;
    private readonly int after;

    public WorkingDayIndex(int first, DayKind[] kinds)
    {
        First = first;
        Last = first + kinds.Length - 1;
        this.kinds = kinds;
        through = new int[kinds.Length];
        var found = new List<int>(kinds.Length);
        for (var offset = 0; offset < kinds.Length; offset++)
        {
            if (kinds[offset].IsWorkingDay())
                found.Add(first + offset);
            through[offset] = found.Count;
        }

        workingDays = [.. found];
        before = DayNumber.MondaysToFridaysThrough(First - 1);
        after = DayNumber.MondaysToFridaysThrough(Last) - workingDays.Length;
    }

    /// <summary>The first day with data.</summary>
    public int First { get; }

    /// <summary>The last day with data.</summary>
    public int Last { get; }

    public bool Covers(int day) => day >= First && day <= Last;

    public DayKind KindOf(int day)
    {
        if (Covers(day))
            return kinds[day - First];
        return DayNumber.IsMondayToFriday(day) ? DayKind.WorkingDay : DayKind.Weekend;
    }

    /// <summary>
    /// The number of working days from the first day with data through <paramref name="day"/>; zero or negative
    /// before it.
    /// </summary>
    public int Through(int day)
    {
        if (day < First)
            return DayNumber.MondaysToFridaysThrough(day) - before;
        return day <= Last ? through[day - First] : DayNumber.MondaysToFridaysThrough(day) - after;
    }

    /// <summary>The working day with that number; the inverse of <see cref="Through"/>.</summary>
    public int WorkingDay(int number)
    {
        if (number <= 0)
            return DayNumber.MondayToFriday(number + before);
        return number <= workingDays.Length ? workingDays[number - 1] : DayNumber.MondayToFriday(number + after);
    }
}
