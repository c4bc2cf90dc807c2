using NodaTime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// Names of dates that hold for one track (批次) of a schedule alone: the date's name, <c>@</c> and the track, e.g.
/// <c>apply.closes@高级</c>. Whoever belongs to the track reads them in the place of the cycle's own.
/// </summary>
public static class TrackNames
{
    /// <summary>Stands between the date's name and the track.</summary>
    public const char Mark = '@';

    /// <summary>The name of a date within a track.</summary>
    /// <param name="name">The date's name, e.g. <c>meeting</c>.</param>
    /// <param name="track">The track; null: the cycle as a whole.</param>
    public static string Of(string name, string? track) => track is null ? name : $"{name}{Mark}{track}";

    /// <summary>The date's name without its track.</summary>
    public static string BaseOf(string name) => name.IndexOf(Mark) is > 0 and var at ? name[..at] : name;

    /// <summary>The track of a date's name; null when it is the cycle's own.</summary>
    public static string? TrackOf(string name) => name.IndexOf(Mark) is > 0 and var at ? name[(at + 1)..] : null;

    /// <summary>The dates as they hold for a track: its own in the place of the cycle's.</summary>
    public static IReadOnlyDictionary<string, LocalDate> Within(
        IReadOnlyDictionary<string, LocalDate> dates,
        string? track
    )
    {
        if (track is null)
            return dates;
        Dictionary<string, LocalDate>? own = null;
        foreach (var (name, date) in dates)
        {
            if (TrackOf(name) == track)
                (own ??= new(dates, StringComparer.Ordinal))[BaseOf(name)] = date;
        }

        return own ?? dates;
    }
}
