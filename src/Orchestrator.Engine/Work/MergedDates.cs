using NodaTime;

namespace Orchestrator.Engine.Work;

/// <summary>Dates of a cycle as they are stated and restated.</summary>
internal static class MergedDates
{
    /// <summary>The dates with those that were stated in their place.</summary>
    /// <param name="dates">The dates before.</param>
    /// <param name="stated">What was stated.</param>
    /// <param name="changes">Takes the names of those that differ now, in their order.</param>
    public static IReadOnlyDictionary<string, LocalDate> Merge(
        IReadOnlyDictionary<string, LocalDate> dates,
        IReadOnlyDictionary<string, LocalDate> stated,
        Queue<string> changes
    )
    {
        if (stated.Count == 0)
            return dates;
        var merged = new Dictionary<string, LocalDate>(dates, StringComparer.Ordinal);
        foreach (var (name, date) in stated.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (dates.TryGetValue(name, out var before) && before == date)
                continue;
            merged[name] = date;
            changes.Enqueue(name);
        }

        return merged;
    }
}
