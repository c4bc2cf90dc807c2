namespace Orchestrator.TitleReview.Proving;

/// <summary>
/// Events that each happen on one day from 0 to a last one, and the conditions on them. As every condition is a monotone relation of
/// at most two events, the earliest days that meet all conditions are the least fixed point of pushing days up along the links, and
/// the latest days the greatest of pushing them down: a longest-path search over days.
/// </summary>
/// <param name="events">How many events; they are numbered from 0.</param>
/// <param name="last">The last day looked at.</param>
/// <param name="links">The conditions.</param>
internal sealed class DaySystem(int events, int last, IReadOnlyList<DayLink> links)
{
    /// <summary>How many events there are.</summary>
    public int Events => events;

    /// <summary>The last day looked at.</summary>
    public int Last => last;

    /// <summary>The conditions.</summary>
    public IReadOnlyList<DayLink> Links => links;

    /// <summary>A system of the same events with some of the conditions.</summary>
    public DaySystem With(IEnumerable<int> chosen) => new(events, last, [.. chosen.Select(at => links[at])]);

    /// <summary>Earliest and latest days; null when the conditions contradict each other.</summary>
    public DaySolution? Solve() => Earliest() is { } earliest ? new DaySolution(earliest, Latest()) : null;

    /// <summary>Whether all conditions can be met.</summary>
    public bool IsPossible => Earliest() is not null;

    private int[]? Earliest()
    {
        var day = new int[events];
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var link in links)
            {
                if (link.IsUpperBound)
                {
                    if (day[link.From] > link.Day)
                        return null;
                    continue;
                }

                var raised = link.Map is null ? link.Day : link.Map.Raise(day[link.From]);
                if (raised > last)
                    return null;
                if (raised > day[link.To])
                    (day[link.To], changed) = (raised, true);
            }
        }

        return day;
    }

    /// <summary>Only called when it is possible: no day falls out of the time looked at.</summary>
    private int[] Latest()
    {
        var day = Enumerable.Repeat(last, events).ToArray();
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var link in links.Where(link => !link.IsLowerBound))
            {
                var lowered = link.Map is null ? link.Day : link.Map.Lower(day[link.To]);
                if (lowered < day[link.From])
                    (day[link.From], changed) = (lowered, true);
            }
        }

        return day;
    }
}
