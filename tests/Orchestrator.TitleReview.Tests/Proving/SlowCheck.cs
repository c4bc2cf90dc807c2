namespace Orchestrator.TitleReview.Tests.Proving;

/// <summary>
/// The brute force: for each event the set of all days, from which those that no day of another event agrees with are struck out, pair
/// by pair, until nothing changes. An empty set proves that there is no schedule; otherwise the first days left are put into every
/// condition, which proves that there is one, and that none is earlier.
/// </summary>
internal sealed class SlowCheck(RandomTime time, int events, IReadOnlyList<RandomCondition> conditions)
{
    private readonly bool[][] left =
    [
        .. Enumerable.Range(0, events).Select(_ => Enumerable.Repeat(element: true, time.Last + 1).ToArray()),
    ];

    /// <summary>Earliest and latest days; null when there is no schedule.</summary>
    public (int[] Earliest, int[] Latest)? Run()
    {
        while (conditions.Aggregate(seed: false, (changed, condition) => Strike(condition) || changed)) { }

        if (left.Any(days => !days.Contains(value: true)))
            return null;
        var earliest = left.Select(days => Array.IndexOf(days, value: true)).ToArray();
        var latest = left.Select(days => Array.LastIndexOf(days, value: true)).ToArray();
        foreach (var condition in conditions)
        {
            condition.Holds(time, earliest[condition.First], earliest[condition.Second]).ShouldBeTrue();
            condition.Holds(time, latest[condition.First], latest[condition.Second]).ShouldBeTrue();
        }

        return (earliest, latest);
    }

    private bool Strike(RandomCondition condition)
    {
        var (first, second) = (left[condition.First], left[condition.Second]);
        var struck = false;
        for (var day = 0; day <= time.Last; day++)
        {
            if (first[day] && !Days(second).Any(other => condition.Holds(time, day, other)))
                (first[day], struck) = (false, true);
        }

        for (var day = 0; day <= time.Last; day++)
        {
            if (second[day] && !Days(first).Any(other => condition.Holds(time, other, day)))
                (second[day], struck) = (false, true);
        }

        return struck;
    }

    private static IEnumerable<int> Days(bool[] set)
    {
        for (var day = 0; day < set.Length; day++)
        {
            if (set[day])
                yield return day;
        }
    }
}
