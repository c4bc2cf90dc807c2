using NodaTime;

namespace Orchestrator.TitleReview.Proving;

/// <summary>
/// The conditions of a schedule as a <see cref="DaySystem"/>: events by number, days from an origin well before the
/// first date that is named.
/// </summary>
internal sealed class ScheduleDays
{
    /// <summary>How far before the first named day one looks.</summary>
    public const int DaysBefore = 400;
    private const int DaysAfter = 1000;

    private readonly Dictionary<string, int> events = [];
    private readonly LocalDate origin;
    private readonly int last;

    /// <summary>Looks from a year before the first named day to nearly three years after the last.</summary>
    public ScheduleDays(IReadOnlyList<Constraint> constraints)
    {
        var named = constraints
            .Where(constraint => constraint.IsAbsolute)
            .Select(constraint => constraint.Day)
            .ToList();
        HasDays = named.Count > 0;
        if (!HasDays)
            return;
        origin = named.Min().PlusDays(-DaysBefore);
        last = DayOf(named.Max()) + DaysAfter;
        foreach (var constraint in constraints)
        {
            events.TryAdd(constraint.Event, events.Count);
            if (constraint.Anchor is not null)
                events.TryAdd(constraint.Anchor, events.Count);
        }

        Links = [.. constraints.Select(Link)];
    }

    private ScheduleDays(ScheduleDays known, IEnumerable<Constraint> supposed)
    {
        (events, origin, last, HasDays) = (known.events, known.origin, known.last, known.HasDays);
        Links = [.. known.Links, .. supposed.Select(Link)];
    }

    /// <summary>Whether any date is named at all; without one there is nothing to prove.</summary>
    public bool HasDays { get; }

    /// <summary>A link for each constraint, in their order.</summary>
    public IReadOnlyList<DayLink> Links { get; } = [];

    /// <summary>The events by name.</summary>
    public IReadOnlyDictionary<string, int> Events => events;

    /// <summary>The number of a day; clamped to the time that is looked at.</summary>
    public int DayOf(LocalDate date) => Period.DaysBetween(origin, date);

    /// <summary>The day of a number.</summary>
    public LocalDate DateOf(int day) => origin.PlusDays(day);

    /// <summary>A system of the constraints chosen.</summary>
    public DaySystem System(IEnumerable<int> chosen) => new(events.Count, last, [.. chosen.Select(at => Links[at])]);

    /// <summary>The same days with bounds that are supposed for a question.</summary>
    public ScheduleDays With(IEnumerable<Constraint> supposed) => new(this, supposed);

    private DayLink Link(Constraint constraint)
    {
        var at = events[constraint.Event];
        if (constraint.DayAfter is not { } dayAfter)
        {
            return constraint.IsLatest
                ? DayLink.NotAfter(at, DayOf(constraint.Day))
                : DayLink.NotBefore(at, DayOf(constraint.Day));
        }
        var anchor = events[constraint.Anchor!];
        return constraint.IsLatest
            ? new DayLink(at, anchor, 0, DayMap.AtMost(last, Day))
            : new DayLink(anchor, at, 0, DayMap.AtLeast(last, Day));

        int Day(int day) => DayOf(dayAfter(DateOf(day)));
    }
}
