using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.Engine.Simulation;

/// <summary>Gathers what happens; the same thing of one day is one entry with a count.</summary>
public sealed class TimelineBook
{
    private readonly Dictionary<(LocalDate, string, string, string), TimelineEntry> _entries = [];
    private readonly List<(LocalDate, string, string, string)> _order = [];
    private readonly HashSet<(LocalDate, string, string, string)> _news = [];

    /// <summary>Everything, in the order in which it first happened.</summary>
    public IReadOnlyList<TimelineEntry> All => [.. _order.Select(key => _entries[key])];

    /// <summary>Notes something.</summary>
    /// <param name="at">When.</param>
    /// <param name="kind">See <see cref="TimelineEntry.Kind"/>.</param>
    /// <param name="level">See <see cref="TimelineEntry.Level"/>.</param>
    /// <param name="name">See <see cref="TimelineEntry.Name"/>; what has the same kind, level and name on one day is one entry.</param>
    /// <param name="text">See <see cref="TimelineEntry.Text"/>.</param>
    /// <param name="count">How many.</param>
    public void Add(Instant at, string kind, string level, string name, string text, int count = 1)
    {
        var date = ChinaTime.DateOf(at);
        var key = (date, kind, level, name);
        if (_entries.TryGetValue(key, out var known))
        {
            _entries[key] = known with { Count = known.Count + count };
        }
        else
        {
            _entries.Add(key, new TimelineEntry(date, at, kind, level, text, name, count));
            _order.Add(key);
        }

        _news.Add(key);
    }

    /// <summary>What was added or counted up since the last call.</summary>
    public IReadOnlyList<TimelineEntry> TakeNews()
    {
        var news = _order.Where(_news.Contains).Select(key => _entries[key]).ToList();
        _news.Clear();
        return news;
    }
}
