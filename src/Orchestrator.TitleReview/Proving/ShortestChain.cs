namespace Orchestrator.TitleReview.Proving;

/// <summary>
/// Why a system is impossible, in as few conditions as can be. A contradiction is a chain: from "not before", along links, to a
/// "not after" that comes too early; or a loop of links that comes back later than it left, wherever it starts. The result has no
/// more conditions than any such chain and any such loop, and none of them can be left out.
/// </summary>
internal static class ShortestChain
{
    private const int Nowhere = int.MinValue;

    /// <summary>The chain; null when the system is possible, or only runs out of the time that is looked at.</summary>
    public static DayChain? Find(DaySystem system)
    {
        if (system.IsPossible)
            return null;
        var path = Path(system);
        var loop = Loop(system, path is null ? system.Events : path.Distinct().Count() - 1);
        var found = loop ?? path?.Distinct().ToList();
        if (found is null)
            return null;
        return Reduced(system, found) is { } fewer ? fewer : new DayChain(found, IsLoop: loop is not null);
    }

    /// <summary>
    /// A chain can only be made shorter by one that goes round in it; then that one is looked for among its
    /// conditions alone.
    /// </summary>
    private static DayChain? Reduced(DaySystem system, List<int> found)
    {
        var needed = new List<int>(found);
        foreach (var link in found)
        {
            List<int> without = [.. needed.Where(other => other != link)];
            if (!system.With(without).IsPossible)
                needed = without;
        }

        if (needed.Count == found.Count)
            return null;
        return Find(system.With(needed)) is { } inner
            ? inner with
            {
                Links = [.. inner.Links.Select(at => needed[at])],
            }
            : null;
    }

    /// <summary>
    /// The latest day that k links can push each event to, for growing k: as the links are monotone, nothing but the latest day
    /// matters, and the first k that pushes past an upper bound is the least there is.
    /// </summary>
    private static List<int>? Path(DaySystem system)
    {
        var layers = new List<(int[] Day, int[] Link)>();
        var day = Enumerable.Repeat(Nowhere, system.Events).ToArray();
        for (var changed = true; changed; )
        {
            changed = false;
            var (next, by) = ((int[])day.Clone(), Enumerable.Repeat(Nowhere, system.Events).ToArray());
            for (var at = 0; at < system.Links.Count; at++)
            {
                var link = system.Links[at];
                if (
                    link.IsUpperBound
                    || (layers.Count > 0) == link.IsLowerBound
                    || (!link.IsLowerBound && (day[link.From] == Nowhere || day[link.From] > system.Last))
                )
                {
                    continue;
                }
                var raised = link.Map is null ? link.Day : link.Map.Raise(day[link.From]);
                if (raised > next[link.To])
                    (next[link.To], by[link.To], changed) = (raised, at, true);
            }

            day = next;
            layers.Add((day, by));
            for (var at = 0; at < system.Links.Count; at++)
            {
                if (system.Links[at] is { IsUpperBound: true } bound && day[bound.From] > bound.Day)
                    return Back(system, layers, bound.From, at);
            }
        }

        return null;
    }

    private static List<int> Back(DaySystem system, List<(int[] Day, int[] Link)> layers, int @event, int bound)
    {
        var walk = new List<int> { bound };
        for (var layer = layers.Count - 1; layer >= 0; layer--)
        {
            var by = layers[layer].Link[@event];
            if (by == Nowhere)
                continue;
            walk.Add(by);
            if (system.Links[by].IsLowerBound)
                break;
            @event = system.Links[by].From;
        }

        walk.Reverse();
        return walk;
    }

    /// <summary>The shortest loop of at most so many links that contradicts itself; null when there is none.</summary>
    private static List<int>? Loop(DaySystem system, int most)
    {
        List<int>? best = null;
        for (var @event = 0; @event < system.Events && most > 0; @event++)
        {
            if (Loop(system, @event, most) is { } loop)
                (best, most) = (loop, loop.Count - 1);
        }

        return best;
    }

    /// <summary>
    /// A loop through an event contradicts itself when it comes back later from every day. From one day, the shortest one that comes
    /// back later is a candidate: either it does so from every day, or it settles on a day from which a longer one is needed.
    /// </summary>
    private static List<int>? Loop(DaySystem system, int @event, int most)
    {
        var (from, least) = (0, 1);
        while (from <= system.Last && Return(system, @event, from, least, most) is { } candidate)
        {
            List<int> distinct = [.. candidate.Distinct()];
            var alone = system.With(distinct);
            var settled = new DaySystem(
                system.Events,
                system.Last,
                [.. alone.Links, DayLink.NotBefore(@event, from)]
            ).Solve();
            if (settled is null && !alone.IsPossible)
                return distinct;
            if (settled is null)
                return null;
            (from, least) = (settled.Earliest[@event], candidate.Count);
        }

        return null;
    }

    /// <summary>
    /// The shortest walk of <paramref name="least"/> to <paramref name="most"/> links from an event on a day back to
    /// it on a later day.
    /// </summary>
    private static List<int>? Return(DaySystem system, int @event, int from, int least, int most)
    {
        var layers = new List<(int[] Day, int[] Link)>();
        var day = Enumerable.Repeat(Nowhere, system.Events).ToArray();
        day[@event] = from;
        for (var count = 1; count <= most; count++)
        {
            var (next, by) = (
                Enumerable.Repeat(Nowhere, system.Events).ToArray(),
                Enumerable.Repeat(Nowhere, system.Events).ToArray()
            );
            for (var at = 0; at < system.Links.Count; at++)
            {
                if (
                    system.Links[at] is not { Map: { } map } link
                    || day[link.From] == Nowhere
                    || day[link.From] > system.Last
                )
                {
                    continue;
                }
                var raised = map.Raise(day[link.From]);
                if (raised > next[link.To])
                    (next[link.To], by[link.To]) = (raised, at);
            }

            day = next;
            layers.Add((day, by));
            if (count < least || day[@event] <= from)
                continue;
            var walk = new List<int>();
            var to = @event;
            for (var layer = layers.Count - 1; layer >= 0; layer--)
            {
                walk.Add(layers[layer].Link[to]);
                to = system.Links[walk[^1]].From;
            }

            walk.Reverse();
            return walk;
        }

        return null;
    }
}
