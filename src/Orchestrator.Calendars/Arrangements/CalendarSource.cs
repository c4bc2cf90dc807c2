using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>The data of one version of one region: its years, and the region it overlays, if any.</summary>
public sealed record CalendarSource
{
    /// <summary>The region id, lower case: <c>cn</c>, <c>cn-gx</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The region whose days this one changes; null for a whole calendar of its own.</summary>
    public string? BaseRegion { get; init; }

    /// <summary>The version of these data; unique within the region.</summary>
    public required string Version { get; init; }

    /// <summary>The region's name in sentences: 全国 / national, 广西 / Guangxi.</summary>
    public required BilingualText Name { get; init; }

    /// <summary>The arrangements by year, ascending, one per year, at least one.</summary>
    public required IReadOnlyList<YearArrangement> Years { get; init; }

    /// <summary>
    /// Every named day with the year that names it; a later year wins. What a forecast or draft says about December of
    /// an official year is left out: an estimate never changes a certain day.
    /// </summary>
    internal IEnumerable<(YearArrangement Year, ArrangedDay Day)> NamedDays()
    {
        var official = Years
            .Where(year => year.Status == ArrangementStatus.Official)
            .Select(year => year.Year)
            .ToHashSet();
        return Years.SelectMany(year =>
            year.Days.Where(day => year.Status == ArrangementStatus.Official || !official.Contains(day.Date.Year))
                .Select(day => (year, day))
        );
    }

    /// <summary>Whether an official arrangement of this region speaks for the day's year up to that day.</summary>
    internal bool Arranges(LocalDate day) =>
        Years.Any(year =>
            year.Year == day.Year && year.Status == ArrangementStatus.Official && day <= year.ValidThrough
        );

    /// <summary>
    /// The longest run of official years without a gap: only inside it are answers certain. The later run wins a tie.
    /// Without any official year it is empty, and everything is provisional.
    /// </summary>
    internal (LocalDate Start, LocalDate End) Validity()
    {
        var best = (Start: new LocalDate(1, 1, 2), End: new LocalDate(1, 1, 1));
        var run = best;
        foreach (var year in Years)
        {
            var opens = new LocalDate(year.Year, 1, 1);
            if (year.Status != ArrangementStatus.Official)
                continue;
            run =
                run.End.PlusDays(1) == opens && run.End >= run.Start
                    ? (run.Start, year.ValidThrough)
                    : (opens, year.ValidThrough);
            if (Length(run) >= Length(best))
                best = run;
        }

        return best;

        static int Length((LocalDate Start, LocalDate End) run) => Period.DaysBetween(run.Start, run.End);
    }
}
